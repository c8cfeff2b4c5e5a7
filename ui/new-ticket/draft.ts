/** The form of a ticket that is not made yet, as this browser keeps it. */
import { type FirstMail, hasMore, NO_MAIL, readFirstMail } from '../composer/first-mail/first-mail.ts';
import type { Priority, TicketType } from '../../domain/ticket/ticket.ts';

export type Kind = 'call' | 'mail';
export type Form = {
  kind: Kind;
  /** Of a contact that was chosen; null as soon as another name is typed. */
  contact: string | null;
  /** What stands in the first field: a name, or an address or number instead. */
  who: string;
  address: string;
  phone: string;
  subject: string;
  /** What was said, or the plain words of the mail. */
  text: string;
  mail: FirstMail;
  /** Null: the first one. */
  mailbox: string | null;
  /** Null: as the mailbox and the rules say. */
  team: string | null;
  /** Null: whoever writes; `team`: whoever the team gives it to. */
  owner: string | null;
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  solved: boolean;
  /** Kinds of concerns about the mail that were meant so; of the request that `key` names. */
  confirmed: string[];
  /** Of the request whose end is not known: repeated with it, it makes no second ticket. */
  key: string | null;
};

export const EMPTY: Form = {
  ...{ kind: 'call', contact: null, who: '', address: '', phone: '', subject: '', text: '', mail: NO_MAIL },
  ...{
    mailbox: null,
    team: null,
    owner: null,
    priority: 'normal',
    type: null,
    tags: [],
    solved: false,
    confirmed: [],
    key: null,
  },
};

/** Whether nothing stands in it that would be a loss. */
export const isEmptyForm = ({ who, address, phone, subject, text, mail }: Form): boolean =>
  [who, address, phone, subject, text].every((words) => words.trim() === '') && !hasMore(mail);

/** What of a kept form is whole; what another version kept otherwise begins anew. */
export function readForm(kept: string | null): Form {
  try {
    const given = JSON.parse(kept ?? '{}') as Record<string, unknown>;
    const { mail: _mail, ...flat } = EMPTY;
    const fits = Object.entries(flat).filter(([name, value]) => {
      const one = given[name];
      if (one === undefined) return false;
      if (Array.isArray(value)) return Array.isArray(one) && one.every((tag) => typeof tag === 'string');
      return value === null ? one === null || typeof one === 'string' : typeof one === typeof value;
    });
    const own = Object.fromEntries(fits.map(([name]) => [name, given[name]])) as Partial<Form>;
    return { ...EMPTY, ...own, mail: readFirstMail(given['mail']) };
  } catch {
    return EMPTY;
  }
}
