import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../data/api-types.ts';
import type { Mailbox } from '../../data/types.ts';
import { consentQuery } from '../../data/mail-in-queries.ts';
import { mailboxesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { paths } from '../../paths.ts';
import { refusalText } from '../refusal-text.ts';
import { toastDone, toastRefused } from '../../toast.ts';

/** A tab that came back from a service: a mailbox that has it goes on with its consent; without one, connecting goes on. */
export default function ConsentReturn({ id }: { id: string }) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const query = useQuery(consentQuery(id));
  const mailboxes = useQuery(mailboxesQuery).data?.items;
  const arrived = useEffectEvent((consent: Output<'getMailConsent'>, items: readonly Mailbox[]) => {
    if (consent.mailbox === null) return navigate(`${paths.connect()}?consent=${id}`, { replace: true });
    const { state, fault, address, account } = consent;
    const signIn = items.find((one) => one.id === consent.mailbox)?.signIn;
    const agreed = { address, account: account ?? address };
    if (state !== 'granted') toastRefused(t('connect.consent.refused'), fault ? refusalText(fault, t) : '', t);
    // Of another account it is not taken: whose mail is read and sent is not changed by the way.
    else if (signIn?.kind !== 'oauth' || signIn.consent !== id)
      toastRefused(t('connect.consent.granted', agreed), t('connect.consent.other', agreed), t);
    else toastDone(t('connect.consent.granted', agreed), t);
    navigate(paths.mailboxes(), { replace: true });
  });
  useEffect(() => {
    if (query.data && mailboxes) arrived(query.data, mailboxes);
  }, [query.data, mailboxes]);
  return <Unanswered query={query} />;
}
