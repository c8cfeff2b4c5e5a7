import {
  IconCircleCheck,
  IconEyeOff,
  IconFolderOff,
  IconHandStop,
  IconHourglassEmpty,
  IconKey,
  IconLoader2,
  IconPlayerPause,
  IconPlugConnectedX,
  IconShieldOff,
  type Icon,
} from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { Chip, type Tone } from '../../parts/chip/chip.tsx';
import { Card } from '../../shell/page.tsx';
import type { Mailbox } from '../../data/types.ts';
import { ArchiveProgress } from './archive-progress.tsx';
import { MailboxActions } from './mailbox-actions.tsx';
import { MailboxFacts } from './mailbox-facts.tsx';
import { MailboxTrouble } from './mailbox-trouble.tsx';
import classes from './mailbox.module.css';

const STATUS: Record<Mailbox['status'], { tone: Tone; icon: Icon }> = {
  connecting: { tone: 'info', icon: IconLoader2 },
  live: { tone: 'good', icon: IconCircleCheck },
  stalled: { tone: 'danger', icon: IconHourglassEmpty },
  unwatched: { tone: 'danger', icon: IconEyeOff },
  'files-away': { tone: 'danger', icon: IconFolderOff },
  consent: { tone: 'danger', icon: IconShieldOff },
  credentials: { tone: 'danger', icon: IconKey },
  unreachable: { tone: 'danger', icon: IconPlugConnectedX },
  throttled: { tone: 'warn', icon: IconHandStop },
  paused: { tone: 'plain', icon: IconPlayerPause },
};

type Props = { mailbox: Mailbox; why: string | null; onEdit: () => void };

/** One mailbox: how it is, what is to be done about it, where it is read and sent from. `why` it cannot be changed, if it cannot. */
export function MailboxCard({ mailbox, why, onEdit }: Props) {
  const { t } = useLanguage();
  const status = STATUS[mailbox.status];
  return (
    <Card label={mailbox.address}>
      <div className={classes['mailbox']}>
        <header className={classes['head']}>
          <div>
            <h2>{mailbox.name}</h2>
            <p>{mailbox.address}</p>
          </div>
          <Chip tone={status.tone} icon={status.icon}>
            {t(`mailbox.${mailbox.status}`)}
          </Chip>
        </header>
        <MailboxTrouble mailbox={mailbox} why={why} />
        {mailbox.archive && <ArchiveProgress archive={mailbox.archive} />}
        <MailboxFacts mailbox={mailbox} />
        <MailboxActions mailbox={mailbox} why={why} onEdit={onEdit} />
      </div>
    </Card>
  );
}
