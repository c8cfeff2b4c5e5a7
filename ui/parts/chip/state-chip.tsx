import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArchive,
  IconCheck,
  IconCircleDashed,
  IconClockPause,
  IconHourglass,
  IconMailX,
  IconMoodAngry,
  IconMoodSad,
  IconMoodSmile,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { WaitingFor } from '../../../domain/ticket/rules/awaiting.ts';
import type { State } from '../../../domain/ticket/ticket.ts';
import { scheduledOf } from '../../data/scheduled.ts';
import type { TicketBrief } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip, type Tone } from './chip.tsx';
import { SendsChip } from './sends-chip.tsx';

const STATE_LOOK: Record<State, { tone: Tone; icon: Icon }> = {
  new: { tone: 'violet', icon: IconCircleDashed },
  assigned: { tone: 'brand', icon: IconUserCheck },
  'awaiting-reply': { tone: 'info', icon: IconHourglass },
  'resolved-pending-confirmation': { tone: 'good', icon: IconClockPause },
  closed: { tone: 'plain', icon: IconCheck },
};

/** In which the customer is waited for. */
const THEIRS: readonly State[] = ['awaiting-reply', 'resolved-pending-confirmation'];

/**
 * The state of a ticket in words, with its icon; `brief` uses the short words of lists. A ticket whose reply is scheduled (`sendsNext`) does not wait
 * for its customer before that has left, and says when it does.
 */
export function StateChip({
  state,
  waitingFor = null,
  sendsNext = null,
  brief = false,
}: {
  state: State;
  waitingFor?: WaitingFor | null;
  sendsNext?: TicketBrief['sendsNext'];
  brief?: boolean;
}) {
  const { t } = useLanguage();
  const sends = scheduledOf({ sendsNext }, useNow());
  if (sends !== null && THEIRS.includes(state) && (waitingFor ?? 'customer') === 'customer')
    return <SendsChip at={sends.at} brief={brief} />;
  const look = STATE_LOOK[state];
  const name =
    waitingFor === null || waitingFor === 'customer' ? (`state.${state}` as const) : (`waiting.${waitingFor}` as const);
  return (
    <Chip tone={look.tone} icon={look.icon} small={brief} quiet={brief} title={t(name)}>
      {t(brief ? `${name}.brief` : name)}
    </Chip>
  );
}

/** The mark of a ticket on which something failed and a person must look; `brief` shows the sign alone. */
export function AttentionChip({ brief = false }: { brief?: boolean }) {
  const { t } = useLanguage();
  return (
    <Chip tone="danger" icon={IconAlertTriangle} small={brief} title={t('attention.why')}>
      {brief ? <VisuallyHidden>{t('attention')}</VisuallyHidden> : t('attention')}
    </Chip>
  );
}

/** The customer said that it is not solved. */
export function DeniedChip() {
  const { t } = useLanguage();
  return (
    <Chip tone="danger" icon={IconMoodSad} small title={t('denied.why')}>
      {t('denied')}
    </Chip>
  );
}

/** The customer said that it is solved. */
export function ConfirmedChip() {
  const { t } = useLanguage();
  return (
    <Chip tone="good" icon={IconMoodSmile} small title={t('confirmed.why')}>
      {t('confirmed')}
    </Chip>
  );
}

/** The customer has cursed or insulted whoever reads. */
export function AbusiveChip() {
  const { t } = useLanguage();
  return (
    <Chip tone="warn" icon={IconMoodAngry} small title={t('abusive.why')}>
      {t('abusive')}
    </Chip>
  );
}

/** A mail of ours did not reach its receiver. */
export function UndeliveredChip() {
  const { t } = useLanguage();
  return (
    <Chip tone="danger" icon={IconMailX} small title={t('undelivered.why')}>
      {t('undelivered')}
    </Chip>
  );
}

/** It began with a mail from before its mailbox was connected. */
export function ArchiveChip() {
  const { t } = useLanguage();
  return (
    <Chip icon={IconArchive} small quiet title={t('from-archive.why')}>
      {t('from-archive')}
    </Chip>
  );
}
