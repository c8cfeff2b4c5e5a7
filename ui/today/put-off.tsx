import { useQuery } from '@tanstack/react-query';
import { HOUR_MS } from '../../domain/time.ts';
import { useCommand } from '../command/run.ts';
import { ticketQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime } from '../time.ts';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { PromiseChange } from '../ticket/promise/promise-change.tsx';
import { SnoozeDialog } from '../ticket/time/snooze-dialog.tsx';
import { usePromiseEnds } from '../ticket/promise/use-promise-ends.ts';
import { WaitDialog } from '../ticket/time/wait-dialog.tsx';
import { backIn, type Due, type Hour } from './day.ts';

/** `to`: the hour that it was dropped on; null: the dialog proposes. */
export type PuttingOff = { due: Due; to: Hour | null };

/** Another time for something that is due: by the dialog of its command, which asks why. */
export function PutOff({ moving, onClose }: { moving: PuttingOff | null; onClose: () => void }) {
  const number = moving?.due.ticket.number ?? 0;
  const query = useQuery({ ...ticketQuery(number), enabled: number > 0 });
  const { t } = useLanguage();
  if (moving === null) return null;
  if (query.data === undefined)
    return (
      <Dialog opened onClose={onClose} title={t(`today.put-off.${moving.due.what}`)}>
        <Unanswered query={query} />
      </Dialog>
    );
  return <Asked key={number} ticket={query.data} moving={moving} onClose={onClose} />;
}

function Asked({ ticket, moving, onClose }: { ticket: TicketDetail; moving: PuttingOff; onClose: () => void }) {
  const { language } = useLanguage();
  const run = useCommand(ticket.number);
  const ends = usePromiseEnds(ticket.number);
  const { due, to } = moving;
  const now = useNow();
  const words = (at: number) => dayTime(at, now, language);
  const back = to === null ? null : backIn(to, now);
  if (due.what === 'promise' && due.promise !== null)
    return (
      <PromiseChange
        ticket={ticket}
        changing={{ does: 'moved', id: due.promise.id }}
        {...(back !== null && { until: words(back) })}
        onClose={onClose}
        onGive={(end) => ends.mutate({ ends: [end] })}
      />
    );
  if (due.what === 'reminder')
    return (
      <WaitDialog
        ticket={ticket}
        opened
        {...(back !== null && { until: words(back) })}
        onClose={onClose}
        onGive={(given) => run({ kind: 'wait', given })}
      />
    );
  // What comes back keeps by when it is owed, as long as it is back before.
  const kept = due.answerBy === null ? 0 : Date.parse(due.answerBy);
  return (
    <SnoozeDialog
      ticket={ticket}
      opened
      {...(back !== null && {
        begins: { until: words(back), due: words(Math.max(kept, back + HOUR_MS)) },
      })}
      onClose={onClose}
      onGive={(given) => run({ kind: 'snooze', given })}
    />
  );
}
