import type { TimelineEvent } from '../../data/types.ts';
import { decisionOf } from './decision-words.ts';
import { Receipt } from './receipt.tsx';

/** What the reasons of a decision say themselves, and better. */
const BY_RECEIPT = ['routed', 'assign'];
/** And what the message beside it says. */
const BY_MESSAGE = ['message-received', 'opened'];

type Props = {
  number: number;
  event: TimelineEvent;
  sentence: string;
  /** Its message stands above. */
  beside?: boolean;
};

/** An event in a sentence; one that was decided by itself with its reasons. */
export function Told({ number, event, sentence, beside = false }: Props) {
  const decision = decisionOf(event);
  if (decision === null) return sentence;
  return (
    <Receipt number={number} decision={decision} at={event.at} unread={sentence}>
      {[...BY_RECEIPT, ...(beside ? BY_MESSAGE : [])].includes(event.kind) ? null : `${sentence}.`}
    </Receipt>
  );
}
