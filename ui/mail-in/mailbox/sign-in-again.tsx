import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { toastFailure } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';

/** Has a mailbox signed in to again that was given up or that waits; nothing of it changes. */
export function useSignInAgain({ id }: Mailbox) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('signInAgain', { params: { id } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.mailboxes }),
    onError: (error) => toastFailure(error, t),
  });
}

type Props = {
  mailbox: Mailbox;
  why: string | null;
  /** There is no other. */
  isCure?: boolean;
};

/** For whoever has mended something at the provider. */
export function SignInAgain({ mailbox, why, isCure = false }: Props) {
  const { t } = useLanguage();
  const again = useSignInAgain(mailbox);
  return (
    <ReasonedButton
      size="xs"
      variant={isCure ? 'filled' : 'default'}
      why={why}
      loading={again.isPending}
      leftSection={<IconRefresh size={15} aria-hidden="true" />}
      onClick={() => again.mutate()}
    >
      {t('sign-in.again')}
    </ReasonedButton>
  );
}
