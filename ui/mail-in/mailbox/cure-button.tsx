import { IconKey, IconPlayerPlay, IconRefresh, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/reasoned-button.tsx';
import type { Mailbox } from '../../data/types.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { useChange } from './use-change.ts';

type Cure = 'password' | 'again' | 'resume';
const ICONS: Record<Cure, Icon> = { password: IconKey, again: IconRefresh, resume: IconPlayerPlay };

/** What a person can do about a status at once; nothing where it is well, or only whoever runs the installation can help. */
const CURES: Partial<Record<Mailbox['status'], Cure>> = {
  credentials: 'password',
  unreachable: 'again',
  throttled: 'again',
  'files-away': 'again',
  paused: 'resume',
};

/** The one button that most likely cures what is wrong with a mailbox. */
export function CureButton({ mailbox, why }: { mailbox: Mailbox; why: string | null }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const change = useChange(mailbox);
  const cure = CURES[mailbox.status];
  if (cure === undefined) return null;
  const Mark = ICONS[cure];
  const act = () => (cure === 'password' ? setAsking(true) : change.mutate(cure === 'resume' ? { paused: false } : {}));
  return (
    <>
      <ReasonedButton
        size="xs"
        why={why}
        loading={change.isPending}
        leftSection={<Mark size={15} aria-hidden="true" />}
        onClick={act}
      >
        {t(`cure.${cure}`)}
      </ReasonedButton>
      {asking && <PasswordDialog mailbox={mailbox} onClose={() => setAsking(false)} />}
    </>
  );
}
