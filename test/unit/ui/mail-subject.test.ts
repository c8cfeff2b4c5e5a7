import { expect, test } from '@jest/globals';
import { oneLine, subjectOf } from '../../../ui/composer/subject.ts';
import { newSubjects } from '../../../ui/ticket/thread/new-subjects.ts';

const draft = (subject?: string | null) => ({
  ...{ html: '', text: 'Merhaba', files: [], lastSeen: null },
  ...(subject === undefined ? {} : { subject }),
});

test.each([
  ['nobody has asked for another', undefined, null],
  ['it was left as it stood', 'Kargom nerede?', null],
  ['the line was emptied', '  ', null],
  ['it was changed', ' Kargonuz yarın geliyor ', 'Kargonuz yarın geliyor'],
  ['it was pasted in lines', 'Kargonuz\r\nBcc: biri@x.test', 'Kargonuz Bcc: biri@x.test'],
])('what a reply is called where %s', (_, subject, called) => {
  expect(subjectOf(draft(subject), { mailSubject: 'Kargom nerede?' })).toBe(called);
});

test('a line is one line', () => expect(oneLine('a\nb\u2028c\0d')).toBe('a b c d'));

const mail = (id: string, subject: string, direction: 'in' | 'out' | 'note' = 'in', kind = 'person') => ({
  ...{ id, subject, direction, kind },
});

test('a subject is said where it changes, and at first where the ticket is called otherwise', () => {
  const thread = [
    mail('a', 'Kargom nerede?'),
    mail('b', 'Talebinizi aldık', 'out', 'acknowledgement'),
    mail('c', 'VIP: kargo', 'note', 'note'),
    mail('d', 'Kargom nerede?', 'out', 'reply'),
    mail('e', 'Re: Kargom nerede?'),
    mail('f', 'İade', 'out', 'reply'),
    mail('g', 'Ynt: İade'),
    mail('h', ''),
  ];
  expect([...newSubjects(thread, 'Kargom nerede?')]).toEqual([['f', 'İade']]);
  expect([...newSubjects(thread, 'VIP: kargo')]).toEqual([
    ['a', 'Kargom nerede?'],
    ['f', 'İade'],
  ]);
});
