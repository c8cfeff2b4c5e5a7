/** What happened, in one sentence. Pure. */
import { CLOCK_KINDS } from '../../../domain/ticket/ticket.ts';
import { noticeKindOf } from '../../../domain/people/notice.ts';
import type { Notice } from '../../data/types.ts';
import { knownText } from '../../texts/known.ts';
import type { DeskT } from '../../texts/index.ts';

export type Told = Pick<Notice, 'kind' | 'by' | 'detail'>;

const WITH_NAME = ['ticket-given', 'ticket-taken', 'mentioned', 'noted'];

export function sentenceOf({ kind: given, by, detail }: Told, t: DeskT): string {
  const kind = noticeKindOf(given);
  const clock = CLOCK_KINDS.find((one) => one === detail['clock']);
  const values = {
    name: by?.name ?? '',
    rule: String(detail['name'] ?? ''),
    address: String(detail['address'] ?? ''),
    why: knownText(t, `told.why.${String(detail['problem'])}`, t('told.why.other')),
    clock: clock === undefined ? '' : t(`clock.${clock}`),
  };
  if (by !== null && WITH_NAME.includes(kind)) return t(`told.${kind}.by`, values);
  if (kind === 'undelivered' && detail['state'] === 'unknown') return t('told.undelivered.unknown');
  if (kind === 'overtaken' && detail['lateMs'] !== undefined) return t('told.overtaken.still');
  return t(`told.${kind}`, values);
}

/** By when the customer of a ticket that was given was promised something; null where nothing is owed. `time` puts an instant in words. */
export const promisedOf = (
  { kind, detail }: Pick<Told, 'kind' | 'detail'>,
  time: (at: number) => string,
  t: DeskT,
): string | null =>
  typeof detail['promisedAt'] === 'number' && kind !== 'ticket-taken'
    ? t('told.promised', { time: time(detail['promisedAt']) })
    : null;

/** The ticket that it is about, as a heading; null for what is not of a ticket. */
export const headOf = ({ ticket }: Pick<Notice, 'ticket'>, t: DeskT): string | null =>
  ticket === null ? null : `#${ticket.number} ${ticket.subject || t('ticket.no-subject')}`;
