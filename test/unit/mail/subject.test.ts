import { expect, test } from '@jest/globals';
import { isForwardSubject, isReplySubject } from '../../../domain/mail/subject.ts';

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
