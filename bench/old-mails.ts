/** The past of a mailbox: conversations with the house, and whatever would be held or answered if it came today. */
import { randomBytes } from 'node:crypto';
import { type Letter, letter, withFile } from './letters.ts';

/** What must become of an old mail: a ticket of its own, its place on that of an earlier one, or a note that it repeats one. */
type Fate = { kind: 'opens' } | { kind: 'joins' | 'repeats'; to: number } | { kind: 'oversize' };
export type OldMail = { raw: string; what: string; fate: Fate };

/** One after another in each block; what a block holds is said by its maker. */
export const BLOCK = 20;

const OPENS: Fate = { kind: 'opens' };

/** The `block`-th twenty mails to `address`; an answer in it goes to one of the mails before. */
export function oldMails(block: number, address: string, earlier: readonly Letter[][]): (OldMail & Letter)[] {
  const first = block * BLOCK;
  const domain = address.split('@')[1]!;
  const plain = (nth: number) => letter(first + nth, address);
  const request = plain(0);
  const friend = `arkadas-${block}@ornek.test`;
  const bill = withFile(plain(12), 20_000);
  const before = earlier[block - 5]?.[0];
  const joins: Fate = { kind: 'joins', to: first };
  const answer = (nth: number, headers: Record<string, string>) =>
    changed(letter(first + nth, address, request), headers);
  const made: [what: string, fate: Fate, mail: Letter][] = [
    ['request', OPENS, request],
    ['answer of the house', joins, answer(1, { From: address, To: request.from, Cc: friend })],
    ['answer of the customer', joins, answer(2, {})],
    ['answer in copy', joins, answer(3, { From: friend })],
    ['answer of a stranger', OPENS, answer(4, { From: `yabanci-${block}@baska.test` })],
    [
      'newsletter',
      OPENS,
      changed(plain(5), { 'List-Id': '<haber.ornek.test>', Precedence: 'bulk', 'Auto-Submitted': 'auto-generated' }),
    ],
    ['notice of absence', joins, answer(6, { 'Auto-Submitted': 'auto-replied', 'X-Autoreply': 'yes' })],
    ['bounce', OPENS, bounced(plain(7), first)],
    ['mail of our own', OPENS, changed(plain(8), { From: address })],
    ['invitation', OPENS, invitation(plain(9), first)],
    ['forged sender', OPENS, changed(plain(10), { 'Authentication-Results': 'mx.example.test; dmarc=fail' })],
    ['form', OPENS, changed(plain(11), { From: 'noreply@form.test', 'Reply-To': `form-${block}@ornek.test` })],
    ['bill', OPENS, bill],
    ['the same bill', { kind: 'repeats', to: first + 12 }, bill],
    ['nameless', OPENS, changed(plain(14), { 'Message-ID': null, Subject: null })],
    ['one of many', OPENS, changed(plain(15), { From: 'cok@ornek.test' })],
    ['broken', OPENS, broken(plain(16))],
    before === undefined
      ? ['request', OPENS, plain(17)]
      : ['late answer', { kind: 'joins', to: first - 5 * BLOCK }, letter(first + 17, address, before)],
    ['answer of a colleague', joins, answer(18, { From: `satis@${domain}`, To: request.from })],
    ['one of many', OPENS, changed(plain(19), { From: 'cok@ornek.test' })],
  ];
  return made.map(([what, fate, mail]) => ({ what, fate, ...mail }));
}

/** Above what is taken from a server; its header stands in quarantine. */
export const oversize = (index: number, address: string): OldMail => ({
  raw: withFile(letter(index, address), 20_000_000).raw,
  what: 'oversize',
  fate: { kind: 'oversize' },
});

/** The letter with other lines in its head; null leaves one out. */
function changed(mail: Letter, headers: Record<string, string | null>): Letter {
  const cut = mail.raw.indexOf('\r\n\r\n');
  const kept = mail.raw
    .slice(0, cut)
    .split('\r\n')
    .filter((line) => !Object.hasOwn(headers, line.split(':')[0]!));
  const added = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return { ...mail, from: headers['From'] ?? mail.from, raw: [...added, ...kept].join('\r\n') + mail.raw.slice(cut) };
}

/** The letter's head, without what says how its body is made, over another body. */
function withBody(mail: Letter, type: string, body: string[]): Letter {
  const { raw } = changed(mail, { 'Content-Type': type });
  return { ...mail, raw: `${raw.slice(0, raw.indexOf('\r\n\r\n'))}\r\n\r\n${body.join('\r\n')}\r\n` };
}

/** A report on a mail that nobody here knows. */
function bounced(mail: Letter, nth: number): Letter {
  const report = [
    ...['--rapor', 'Content-Type: text/plain', '', 'Your message could not be delivered.'],
    ...['--rapor', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.ornek.test', ''],
    ...[`Final-Recipient: rfc822; yok-${nth}@ornek.test`, 'Action: failed', 'Status: 5.1.1'],
    ...['--rapor', 'Content-Type: message/rfc822', '', `Message-ID: <eski-${nth}@baska.test>`, 'Subject: Eski', ''],
    ...['Merhaba', '--rapor--'],
  ];
  const head = { From: 'MAILER-DAEMON@mx.ornek.test', 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' };
  const type = 'multipart/report; report-type=delivery-status; boundary="rapor"';
  return withBody(changed(mail, head), type, report);
}

function invitation(mail: Letter, nth: number): Letter {
  const event = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', 'BEGIN:VEVENT', `UID:${nth}@ornek.test`],
    ...['DTSTART:20260105T090000Z', 'DTEND:20260105T100000Z', 'SUMMARY:Toplantı', 'END:VEVENT', 'END:VCALENDAR'],
  ];
  const body = ['--davet', 'Content-Type: text/html; charset=utf-8', '', '<p>Toplantıya bekliyoruz</p>'];
  const file = ['--davet', 'Content-Type: text/calendar; charset=utf-8; method=REQUEST', '', ...event, '--davet--'];
  return withBody(mail, 'multipart/mixed; boundary="davet"', [...body, ...file]);
}

/** No end, no charset that exists, and bytes that are none of it. */
const broken = (mail: Letter): Letter =>
  withBody(mail, 'multipart/mixed; boundary="yok"', [
    ...['--yok', 'Content-Type: text/html; charset=x-bilinmeyen', 'Content-Transfer-Encoding: base64', ''],
    `${randomBytes(200).toString('base64')}====<p>yarım`,
  ]);
