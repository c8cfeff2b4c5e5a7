/** What a mail about notices says: what happened to which ticket, with the way there. Of a customer it repeats a subject, and that as docs/decisions/0010 has it. */
import { subjectForOurs } from '../../domain/mail/subject.ts';
import { type NoticeKind, noticeKindOf } from '../../domain/people/notice.ts';
import type { Language } from '../../domain/text/language.ts';
import { timeOfDay, wallTime } from '../../domain/wall-time.ts';

export type ToldNotice = {
  kind: string;
  /** Epoch ms. */
  at: number;
  /** The colleague whose doing it was. */
  by: string | null;
  ticket: number | null;
  subject: string | null;
  /**
   * `promisedAt`: by when its customer was promised something (epoch ms), of one that was given to somebody; `lateMs`: so long it is late since a
   * change has made it so.
   */
  detail?: { promisedAt?: unknown; lateMs?: unknown };
};

type Told = {
  kind: 'at-once' | 'digest';
  timeZone: string;
  items: readonly ToldNotice[];
  /** Of the desk, without a slash at its end. */
  desk: string;
};

/** Tickets that one mail names; the desk lists the rest. */
const NAMED = 25;
/** Sentences about one ticket, the last ones. */
const SENTENCES = 5;

/** Subject and text. */
export function noticeWords(
  language: Language,
  { kind, timeZone, items, desk }: Told,
): { subject: string; text: string } {
  const words = WORDS[language];
  const byTicket = byTickets(items);
  const [only] = byTicket.size === 1 ? items : [];
  const what = items.length === 1 && only !== undefined ? toldOf(only, language) : words.several(items.length);
  const about = only === undefined || only.ticket === null ? '' : `#${only.ticket}: `;
  const subject = kind === 'digest' ? words.digest(items.length) : `${about}${what}`;
  const parts = [...byTicket].slice(0, NAMED).map(([ticket, told]) => {
    const head =
      ticket === null
        ? words.mailboxes
        : [`#${ticket}`, subjectForOurs(told[0]!.subject ?? '')].filter(Boolean).join('  ');
    const sentences = told.slice(-SENTENCES).map((item) => {
      const { kind: one, at, by, detail } = item;
      const who = by === null ? '' : `${by}, `;
      const until = noticeKindOf(one) === 'ticket-taken' ? null : detail?.promisedAt;
      const owed = typeof until === 'number' ? `\n  ${words.promised(clockOf(until, timeZone))}` : '';
      return `  ${toldOf(item, language)} (${who}${clockOf(at, timeZone)})${owed}`;
    });
    const link = ticket === null ? `${desk}/settings/mailboxes` : `${desk}/tickets/${ticket}`;
    return [head, ...sentences, `  ${link}`].join('\n');
  });
  const rest = byTicket.size - parts.length;
  const end = [words.noAnswer, `${words.choose}\n${desk}/settings/notices`].join('\n');
  return {
    subject: `Bilet: ${subject}`,
    text: [...parts, ...(rest > 0 ? [`${words.more(rest)}\n${desk}`] : []), `-- \n${end}`].join('\n\n'),
  };
}

/** What happened. */
function toldOf({ kind, detail }: ToldNotice, language: Language): string {
  const [words, known] = [WORDS[language], noticeKindOf(kind)];
  return known === 'overtaken' && detail?.lateMs !== undefined ? words.stillLate : words.told[known];
}

/** In the order in which each was first told of. */
function byTickets(items: readonly ToldNotice[]): Map<number | null, ToldNotice[]> {
  const found = new Map<number | null, ToldNotice[]>();
  for (const item of items) found.set(item.ticket, [...(found.get(item.ticket) ?? []), item]);
  return found;
}

/** `27.11 14:05` by the clock on the reader's wall. */
function clockOf(at: number, timeZone: string): string {
  const wall = wallTime(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(wall.day)}.${two(wall.month)} ${timeOfDay(wall)}`;
}

const WORDS = {
  tr: {
    digest: (count: number) => `günün özeti, ${count} okunmamış bildirim`,
    several: (count: number) => `${count} bildirim`,
    mailboxes: 'Posta kutuları',
    promised: (time: string) => `müşteriye söz verilmiş: hedef ${time}`,
    more: (count: number) => `Ve ${count} talep daha:`,
    stillLate: 'hizmet sözü ya da takvim değiştiğinden beri gecikmiş: bu talep ve belki başka talepleriniz',
    noAnswer: 'Bu e-postayı yanıtlamayın; talebi bağlantıdan açıp oradan yanıtlayın.',
    choose: 'Hangi bildirimlerin e-postayla geleceğini buradan seçebilirsiniz:',
    told: {
      'call-out': 'nöbettesiniz, talep size verildi',
      'ticket-given': 'talep size verildi',
      'ticket-taken': 'talep sizden alındı',
      'not-given': 'devrettiğiniz talep devredilemedi',
      'customer-replied': 'müşteri yazdı',
      'reply-stopped': 'müşteri önce yazdı; bekleyen yanıtınız gönderilmedi',
      denied: 'müşteri çözülmediğini söyledi',
      mentioned: 'bir notta sizden bahsedildi',
      noted: 'talebinize not yazıldı',
      'rule-told': 'bir kural bu talebi görmenizi istiyor',
      warned: 'yanıt süresi dolmak üzere',
      broken: 'süre aşıldı',
      overtaken:
        'hizmet sözü ya da takvim değişti; bu talebin ve belki başka taleplerinizin süresi doldu ya da dolmak üzere',
      'promise-warned': 'müşteriye verilen sözün süresi dolmak üzere',
      'promise-broken': 'müşteriye verilen söz tutulmadı',
      stale: 'talep uzun süredir bekliyor',
      'snooze-ended': 'ertelenen talep geri geldi',
      'wait-ended': 'beklediğiniz yanıtın süresi doldu',
      undelivered: 'yanıt müşteriye ulaşmadı',
      'team-new': 'ekibe yeni talep geldi',
      unowned: 'talebi üstlenen yok',
      mailbox: 'bir posta kutusunda değişiklik yapıldı',
    },
  },
  en: {
    digest: (count: number) => `daily digest, ${count} unread ${count === 1 ? 'notification' : 'notifications'}`,
    several: (count: number) => `${count} ${count === 1 ? 'notification' : 'notifications'}`,
    mailboxes: 'Mailboxes',
    promised: (time: string) => `the customer was promised something by ${time}`,
    more: (count: number) => `And ${count} more ${count === 1 ? 'ticket' : 'tickets'}:`,
    stillLate: 'overdue since a policy or calendar changed: this ticket, and possibly others of yours',
    noAnswer: 'Please do not reply to this email. Open the ticket with the link and reply there.',
    choose: 'Choose which notifications you get by email:',
    told: {
      'call-out': 'you are on call, the ticket was assigned to you',
      'ticket-given': 'the ticket was assigned to you',
      'ticket-taken': 'the ticket was taken from you',
      'not-given': 'the ticket you handed over could not be assigned',
      'customer-replied': 'the customer replied',
      'reply-stopped': 'the customer wrote first; your waiting reply was not sent',
      denied: 'the customer says it is not solved',
      mentioned: 'you were mentioned in a note',
      noted: 'a note was added to your ticket',
      'rule-told': 'a rule wants you to see this',
      warned: 'a reply is nearly due',
      broken: 'a reply or solution is overdue',
      overtaken: 'a policy or calendar changed; this ticket, and possibly others of yours, is now due or nearly due',
      'promise-warned': 'a promise to the customer is nearly due',
      'promise-broken': 'a promise to the customer was not kept',
      stale: 'the ticket has been waiting for a long time',
      'snooze-ended': 'a snoozed ticket is back',
      'wait-ended': 'the waiting time you set is over',
      undelivered: 'a reply did not reach the customer',
      'team-new': 'your team has a new ticket',
      unowned: 'nobody has taken the ticket',
      mailbox: 'a mailbox was changed',
    },
  },
} satisfies Record<Language, { told: Record<NoticeKind, string> } & Record<string, unknown>>;
