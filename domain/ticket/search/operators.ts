/** What may be asked of a ticket beside words: each operator with its names, and the values of those that have few. */
import { fold } from '../../text/fold.ts';
import type { Channel } from '../channel.ts';
import type { Priority, State, TicketType } from '../ticket.ts';

/** Names in Turkish and English; either works in both. The first is the one that is offered. */
export const OPERATORS = {
  from: { tr: ['kimden', 'gönderen'], en: ['from'] },
  to: { tr: ['kime'], en: ['to'] },
  subject: { tr: ['konu', 'başlık'], en: ['subject', 'title'] },
  tag: { tr: ['etiket'], en: ['tag', 'label'] },
  state: { tr: ['durum'], en: ['state', 'status'] },
  owner: { tr: ['sorumlu'], en: ['owner', 'assignee'] },
  team: { tr: ['ekip'], en: ['team'] },
  before: { tr: ['önce'], en: ['before'] },
  after: { tr: ['sonra'], en: ['after', 'since'] },
  file: { tr: ['dosya'], en: ['file', 'attachment'] },
  type: { tr: ['tür'], en: ['type'] },
  priority: { tr: ['öncelik'], en: ['priority'] },
  channel: { tr: ['kanal'], en: ['channel', 'via'] },
  is: { tr: ['olan'], en: ['is'] },
} as const satisfies Record<string, { tr: readonly string[]; en: readonly string[] }>;
export type Operator = keyof typeof OPERATORS;
export const OPERATOR_NAMES = Object.keys(OPERATORS) as Operator[];

const BY_NAME = new Map(
  OPERATOR_NAMES.flatMap((operator) =>
    [...OPERATORS[operator].tr, ...OPERATORS[operator].en].map((name) => [fold(name), operator] as const),
  ),
);

/** The operator of this name, in any letters; undefined for a word with a colon that is none. */
export const operatorNamed = (name: string): Operator | undefined => BY_NAME.get(fold(name));

/** States, and what people call so. */
export const ASKED_STATES = {
  open: { tr: ['açık'], en: ['open'] },
  new: { tr: ['yeni'], en: ['new', 'unassigned'] },
  assigned: { tr: ['işlemde'], en: ['assigned', 'in-progress'] },
  'awaiting-reply': { tr: ['müşteride', 'bekleyen'], en: ['waiting', 'awaiting-reply', 'with-customer'] },
  'resolved-pending-confirmation': { tr: ['çözüldü'], en: ['solved', 'resolved', 'resolved-pending-confirmation'] },
  closed: { tr: ['kapalı'], en: ['closed'] },
  snoozed: { tr: ['ertelenmiş'], en: ['snoozed'] },
  late: { tr: ['geciken'], en: ['late', 'breached'] },
} as const satisfies Record<State | 'open' | 'snoozed' | 'late', { tr: readonly string[]; en: readonly string[] }>;
export type AskedState = keyof typeof ASKED_STATES;

export const ASKED_TYPES = {
  question: { tr: ['soru'], en: ['question'] },
  complaint: { tr: ['şikâyet'], en: ['complaint'] },
  request: { tr: ['istek'], en: ['request'] },
  suggestion: { tr: ['öneri'], en: ['suggestion'] },
} as const satisfies Record<TicketType, { tr: readonly string[]; en: readonly string[] }>;

export const ASKED_PRIORITIES = {
  urgent: { tr: ['acil'], en: ['urgent'] },
  high: { tr: ['yüksek'], en: ['high'] },
  normal: { tr: ['normal'], en: ['normal'] },
  low: { tr: ['düşük'], en: ['low'] },
} as const satisfies Record<Priority, { tr: readonly string[]; en: readonly string[] }>;

export const ASKED_CHANNELS = {
  email: { tr: ['e-posta', 'eposta'], en: ['email', 'e-mail', 'mail'] },
  phone: { tr: ['telefon'], en: ['phone'] },
  form: { tr: ['form'], en: ['form', 'web'] },
  chat: { tr: ['sohbet'], en: ['chat'] },
  api: { tr: ['api'], en: ['api'] },
} as const satisfies Record<Channel, { tr: readonly string[]; en: readonly string[] }>;

/** What a ticket may be besides: marked as abusive, unread for whoever asks. */
export const ASKED_MARKS = {
  abusive: { tr: ['kaba'], en: ['abusive'] },
  unread: { tr: ['okunmamış'], en: ['unread'] },
} as const satisfies Record<string, { tr: readonly string[]; en: readonly string[] }>;
export type AskedMark = keyof typeof ASKED_MARKS;

type Named = Record<string, { tr: readonly string[]; en: readonly string[] }>;
const valueIn = <Table extends Named>(table: Table, value: string): keyof Table | undefined =>
  Object.keys(table).find((key) => [...table[key]!.tr, ...table[key]!.en].some((name) => fold(name) === fold(value)));

export const stateNamed = (value: string): AskedState | undefined => valueIn(ASKED_STATES, value);
export const typeNamed = (value: string): TicketType | undefined => valueIn(ASKED_TYPES, value);
export const priorityNamed = (value: string): Priority | undefined => valueIn(ASKED_PRIORITIES, value);
export const channelNamed = (value: string): Channel | undefined => valueIn(ASKED_CHANNELS, value);
export const markNamed = (value: string): AskedMark | undefined => valueIn(ASKED_MARKS, value);

/** Whose tickets: one's own, nobody's. */
export const ONESELF = { tr: ['ben'], en: ['me'] } as const;
export const NOBODY = { tr: ['yok', 'kimse'], en: ['none', 'nobody'] } as const;
const isNamed = ({ tr, en }: { tr: readonly string[]; en: readonly string[] }, value: string) =>
  [...tr, ...en].some((name) => fold(name) === fold(value));
export const isOneself = (value: string): boolean => isNamed(ONESELF, value);
export const isNobody = (value: string): boolean => isNamed(NOBODY, value);

/** Days that need no calendar to be named. */
export const TODAY = { tr: ['bugün'], en: ['today'] } as const;
export const YESTERDAY = { tr: ['dün'], en: ['yesterday'] } as const;

/** How many days ago a day lies that is told from today: `dün`, `7g`, `2 hafta` as `2h`, `7d`, `2w`. Undefined for others. */
export function daysAgo(value: string): number | undefined {
  if (isNamed(TODAY, value)) return 0;
  if (isNamed(YESTERDAY, value)) return 1;
  const [, count, unit] = /^(\d{1,4})(g|d|h|w)$/i.exec(value) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (/[hw]/i.test(unit!) ? 7 : 1);
}
