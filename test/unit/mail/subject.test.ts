import { expect, test } from '@jest/globals';
import {
  bareSubject,
  isForwardSubject,
  isReplySubject,
  mailSubjectOf,
  subjectForOurs,
} from '../../../domain/mail/subject.ts';

test.each([
  'Re: Fiş',
  'RE : Fiş',
  'Ynt: Fiş',
  'YANIT: Fiş',
  'AW: Beleg',
  'Sv: Kvitto',
  'Re[3]: Fiş',
  '[liste] Re: Fiş',
  'Ответ: чек',
  '回复：发票',
])('an answer is told by its subject: %s', (subject) => {
  expect([isReplySubject(subject), isForwardSubject(subject)]).toEqual([true, false]);
});

test.each(['Fwd: Fiş', 'FW: Fiş', 'İLT: Fiş', 'WG: Beleg', '[liste] Fwd: Re: Fiş'])(
  'a mail that is passed on is told by its subject: %s',
  (subject) => {
    expect([isReplySubject(subject), isForwardSubject(subject)]).toEqual([false, true]);
  },
);

test.each(['Fiş', 'Rezervasyon: iptal', 'Not: re: yok', 'Answer: no', 'Trabzon: kargo', ''])(
  'others are neither: %s',
  (subject) => {
    expect([isReplySubject(subject), isForwardSubject(subject)]).toEqual([false, false]);
  },
);

test.each([
  ['Kargom nerede?', 'Kargom nerede?'],
  ['12.05.2026 tarihli fatura (no 4711)', '12.05.2026 tarihli fatura (no 4711)'],
  ['Re: Kargo\u202E', 'Re: Kargo'],
])('our own mails bear the customer’s subject: %s', (subject, borne) => {
  expect(subjectForOurs(subject)).toBe(borne);
});

test.each(['', ' ', 'Bkz. https://kotu.test', 'www.kotu.test', 'kotu.test açıldı', 'yaz@kotu.test', 'x'.repeat(151)])(
  'our own mails do not bear a subject that could be a message: %j',
  (subject) => {
    expect(subjectForOurs(subject)).toBeNull();
  },
);

test.each([
  ['Fwd: Fiş', 'Fiş'],
  ['İLT: Ynt: Fiş', 'Fiş'],
  ['ilt : Fiş: ikinci', 'Fiş: ikinci'],
  ['[liste] Re[2]: Fwd: Fiş', 'Fiş'],
  ['回复：发票', '发票'],
  ['Rezervasyon: iptal', 'Rezervasyon: iptal'],
  ['Fwd:', ''],
])('what %j is about', (subject, bare) => {
  expect(bareSubject(subject)).toBe(bare);
});

test.each([
  ['Re: Ynt: RE[2]: Fiş', 'Fiş'],
  ['Antwort : Beleg', 'Beleg'],
  ['Fwd: Fiş', 'Fwd: Fiş'],
  ['Re: İlt: Fiş', 'İlt: Fiş'],
  // Whoever has set the label finds the thread by what stands behind it.
  ['[ACME-7] Re: Fiş', '[ACME-7] Re: Fiş'],
  ['Re: [ACME-7] Re: Fiş', '[ACME-7] Re: Fiş'],
  ['Re: \u202EFiş\r\nBcc: x', 'Fiş Bcc: x'],
  ['Re:', ''],
])('a thread is called by %j as %j, however often it was answered', (subject, called) => {
  expect(mailSubjectOf(subject)).toBe(called);
  expect(mailSubjectOf(`Re: ${called}`)).toBe(called);
});
