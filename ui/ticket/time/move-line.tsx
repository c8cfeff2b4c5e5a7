import { useQuery } from '@tanstack/react-query';
import {
  IconAlarm,
  IconBellZ,
  IconCalendarClock,
  IconCheck,
  IconClockPause,
  IconFlame,
  IconHourglass,
  IconMessageReply,
  type Icon,
} from '@tabler/icons-react';
import { createElement } from 'react';
import { explanationQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { moveOf, type Move } from './move.ts';
import { moveWords } from './move-words.ts';
import classes from './move.module.css';

const PICTURES: Partial<Record<Move['whose'], Icon>> = {
  customer: IconHourglass,
  confirmation: IconClockPause,
  'third-party': IconHourglass,
  colleague: IconHourglass,
  scheduled: IconCalendarClock,
  snoozed: IconBellZ,
  closed: IconCheck,
};
const pictureOf = ({ whose, tone }: Move): Icon =>
  tone === 'late' ? IconFlame : tone === 'soon' ? IconAlarm : (PICTURES[whose] ?? IconMessageReply);

/** Whose move it is, until when, and what happens otherwise; pressed, how that is counted. Never by its colour alone. */
export function MoveLine({ ticket, onWhy }: { ticket: TicketDetail; onWhy: () => void }) {
  const { t, language } = useLanguage();
  const { agent } = useMe();
  const now = useNow();
  const asked = useQuery({ ...explanationQuery(ticket.number), enabled: ticket.state !== 'closed' });
  const move = moveOf(ticket, asked.data?.next, agent.id, now);
  const { whose, owed, otherwise } = moveWords(move, { t, language, now });
  return (
    <button
      type="button"
      className={classes['move']}
      data-tone={move.tone}
      data-whose={move.whose}
      aria-haspopup="dialog"
      title={[whose, owed, otherwise].filter(Boolean).join(' · ')}
      onClick={onWhy}
    >
      {createElement(pictureOf(move), { size: 16, 'aria-hidden': true })}
      <strong>{whose}</strong>
      {owed !== null && <span className={classes['owed']}>{owed}</span>}
      {otherwise !== null && <span className={classes['otherwise']}>{otherwise}</span>}
    </button>
  );
}
