import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Output } from '../../data/api-types.ts';
import { consentQuery } from '../../data/mail-in-queries.ts';

type Consent = Output<'getMailConsent'>;

/** Takes what a service answered, when the tab comes back from it with a consent in its address, which is then cleaned. */
export function useReturn(take: (consent: Consent) => void): void {
  const id = new URLSearchParams(useSearch()).get('consent');
  const [location, navigate] = useLocation();
  const consent = useQuery({ ...consentQuery(id ?? ''), enabled: id !== null }).data;
  const taken = useEffectEvent((one: Consent) => {
    take(one);
    navigate(location, { replace: true });
  });
  useEffect(() => {
    if (consent && id !== null) taken(consent);
  }, [consent, id]);
}
