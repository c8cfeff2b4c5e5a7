import { useMutation } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import type { Input } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { refusalText } from '../refusal-text.ts';

type Asked = Omit<Input<'createMailConsent'>['body'], 'address'>;

type Heard = {
  onGranted: (consent: string) => void;
  /** The directory said no, and why; `refused` says it as well. */
  onRefused?: (why: string) => void;
  onError?: (error: Error) => void;
};

/** Asks for consent: of a person, to whom this tab goes, or of a directory, whose answer is there at once. */
export function useConsent(address: string, { onGranted, onRefused, onError }: Heard) {
  const { t } = useLanguage();
  const asking = useMutation({
    mutationFn: (asked: Asked) => call('createMailConsent', { body: { address, ...asked } }),
    onSuccess: ({ id, url, state, fault }) => {
      if (url !== null) window.location.assign(url);
      else if (state === 'granted') onGranted(id);
      else onRefused?.(fault ? refusalText(fault, t) : '');
    },
    ...(onError && { onError }),
  });
  const fault = asking.data?.fault ?? null;
  return {
    ask: asking.mutate,
    // The tab is on its way to the service as long as there is an address to go to.
    isPending: asking.isPending || Boolean(asking.data?.url),
    error: asking.error,
    refused: fault && refusalText(fault, t),
  };
}
