import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../data/api-types.ts';
import { consentQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Unanswered } from '../../parts/unanswered.tsx';
import { paths } from '../../paths.ts';
import { toastDone } from '../../toast.ts';

/** A tab that came back from a service: a mailbox that has it goes on with its consent; without one, connecting goes on. */
export default function ConsentReturn({ id }: { id: string }) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const query = useQuery(consentQuery(id));
  const arrived = useEffectEvent((consent: Output<'getMailConsent'>) => {
    if (consent.mailbox === null) return navigate(`${paths.connect()}?consent=${id}`, { replace: true });
    if (consent.state === 'granted')
      toastDone(t('connect.consent.granted', { account: consent.account ?? consent.address }), t);
    navigate(paths.mailboxes(), { replace: true });
  });
  useEffect(() => {
    if (query.data) arrived(query.data);
  }, [query.data]);
  return <Unanswered query={query} />;
}
