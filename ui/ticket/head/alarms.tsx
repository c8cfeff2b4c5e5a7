import type { TicketDetail } from '../../data/types.ts';
import { FollowUpChip } from '../../parts/chip/follow-up-chip.tsx';
import { AbusiveChip, AttentionChip, DeniedChip } from '../../parts/chip/state-chip.tsx';

/** What is not as it should be with a ticket, and why it came back. */
export function Alarms({ ticket }: { ticket: TicketDetail }) {
  return (
    <>
      {ticket.denied ? <DeniedChip /> : ticket.needsAttention && <AttentionChip />}
      {ticket.abusive && <AbusiveChip />}
      <FollowUpChip ticket={ticket} />
    </>
  );
}
