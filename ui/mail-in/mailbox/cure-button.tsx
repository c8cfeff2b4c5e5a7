import { IconKey, IconPlayerPlay, IconPlugConnected, IconRefresh, type Icon } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { passwordCures } from '../../../domain/mail/provider/mailbox-fault.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import type { Mailbox } from '../../data/types.ts';
import { toastDone, toastFailure, toastRefused } from '../../toast.ts';
import { useConsent } from '../connect/use-consent.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { useSignInAgain } from './sign-in-again.tsx';
import { useChange } from './use-change.ts';

type Cure = 'consent' | 'password' | 'again' | 'resume';
const ICONS: Record<Cure, Icon> = {
  consent: IconPlugConnected,
  password: IconKey,
  again: IconRefresh,
  resume: IconPlayerPlay,
};

/** What a person can do about a status at once; nothing where it is well, or only whoever runs the installation can help. */
const CURES: Partial<Record<Mailbox['status'], Cure>> = {
  consent: 'consent',
  credentials: 'password',
  unreachable: 'again',
  throttled: 'again',
  'files-away': 'again',
  paused: 'resume',
};

/** The one button that most likely cures what is wrong with a mailbox. */
export function CureButton({ mailbox, why }: { mailbox: Mailbox; why: string | null }) {
  const { t } = useLanguage();
  const [enters, setEnters] = useState(false);
  const change = useChange(mailbox);
  const again = useSignInAgain(mailbox);
  const client = useQueryClient();
  const { signIn, address } = mailbox;
  // Of a directory the answer is there at once; a person is asked elsewhere, and comes back (consent-return.tsx).
  const asking = useConsent(address, {
    onGranted: () => {
      toastDone(t('cure.consented', { address }), t);
      void client.invalidateQueries({ queryKey: keys.mailboxes });
    },
    onRefused: (why) => toastRefused(t('connect.consent.refused'), why, t),
    onError: (error) => toastFailure(error, t),
  });
  const found = CURES[mailbox.status];
  // What signs in by consent has no password to be entered.
  const cure = found === 'password' && signIn.kind === 'oauth' ? 'consent' : found;
  const isOffered =
    cure === 'consent' ? signIn.kind === 'oauth' : cure !== 'password' || passwordCures(mailbox.statusFault);
  const Mark = cure && ICONS[cure];
  const act = () => {
    if (cure === 'password') setEnters(true);
    else if (cure === 'again') again.mutate();
    else if (cure === 'resume') change.mutate({ paused: false });
    else if (signIn.kind === 'oauth') {
      const { app, flow, account } = signIn;
      asking.ask({ app, flow, mailbox: mailbox.id, ...(account !== null && { account }) });
    }
  };
  return (
    <>
      {cure && Mark && isOffered && (
        <ReasonedButton
          size="xs"
          // It is tried again by itself.
          variant={mailbox.status === 'throttled' ? 'default' : 'filled'}
          why={why}
          loading={change.isPending || again.isPending || asking.isPending}
          leftSection={<Mark size={15} aria-hidden="true" />}
          onClick={act}
        >
          {t(`cure.${cure}`)}
        </ReasonedButton>
      )}
      {/* Whatever the status becomes, as it does by the password itself: what was typed stays, and how it ended is told. */}
      {enters && <PasswordDialog mailbox={mailbox} onClose={() => setEnters(false)} />}
    </>
  );
}
