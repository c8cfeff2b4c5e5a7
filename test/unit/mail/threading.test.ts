import { expect, test } from '@jest/globals';
import { candidates, codesIn, placement, type Placement, type ResolvedClue } from '../../../domain/mail/threading.ts';

const signatures = {
  codeInAddress: (address: string) => /^destek\+(\w{8})\.valid@/.exec(address)?.[1] ?? null,
  ownMailId: (id: string) => /^tid\.(\d+)\.valid@/.exec(id)?.[1] ?? null,
};
const empty = {
  deliveredTo: [],
  to: [],
  cc: [],
  inReplyTo: [],
  references: [],
  subject: '',
  newText: '',
  text: '',
  html: null,
};
const clues = (mail: object) =>
  candidates({ ...empty, ...mail, codes: codesIn({ ...empty, ...mail }) }, signatures).map(
    (clue) => `${clue.by} ${clue.value} ${clue.strength}`,
  );

test('names clues in the order they are believed', () => {
  expect(
    clues({
      cc: [{ name: '', address: 'destek+Cc222222.valid@firma.test' }],
      deliveredTo: ['destek+Dd222222.valid@firma.test'],
      inReplyTo: ['tid.1.valid@f', 'x@customer'],
      references: ['old@customer', 'tid.2.valid@f', 'tid.3.valid@f'],
      subject: 'Re: tid:Subj2222:tid',
      newText: 'tid:Text2222:tid',
      text: 'tid:Text2222:tid\n> tid:Quot2222:tid',
      html: '<p>tid:Ht<b>ml2</b>222:<i>tid</i></p>',
    }),
  ).toEqual([
    'reply-address Dd222222 strong',
    'reply-address Cc222222 strong',
    'message-id 1 strong',
    'message-id 3 strong',
    'message-id 2 strong',
    'reference x@customer weak',
    'reference old@customer weak',
    'code-subject Subj2222 weak',
    'code-text Text2222 weak',
    'code-quoted Quot2222 weak',
    'code-quoted Html2222 weak',
  ]);
});

test('takes a Message-ID with a wrong signature for a foreign one', () => {
  expect(clues({ inReplyTo: ['tid.1.forged@f'] })).toEqual(['reference tid.1.forged@f weak']);
});

test('takes neither a plain plus address nor a similar subject for a clue', () => {
  expect(clues({ to: [{ name: '', address: 'destek+Xk8m2pQn@firma.test' }], subject: 'Re: Fatura' })).toEqual([]);
});

const clue = (given: Partial<ResolvedClue> = {}): ResolvedClue => ({
  by: 'code-subject',
  strength: 'weak',
  ticket: 42,
  pastReopening: false,
  sender: 'participant',
  written: 0,
  ...given,
});
const strong = { by: 'message-id', strength: 'strong' } as const;

test.each<[string, ResolvedClue[], 'pass' | 'none' | 'fail', Placement]>([
  ['no clue', [], 'pass', { to: 'new-ticket' }],
  ['a participant with a signature', [clue(strong)], 'pass', { to: 'ticket', number: 42 }],
  ['a participant with a code', [clue()], 'pass', { to: 'ticket', number: 42 }],
  ['a participant without DMARC', [clue()], 'none', { to: 'ticket', number: 42 }],
  ['a spoofed participant', [clue(strong)], 'fail', { to: 'quarantine', number: 42, reason: 'sender-forged' }],
  [
    'a stranger with a signature',
    [clue({ ...strong, sender: 'unknown' })],
    'pass',
    { to: 'quarantine', number: 42, reason: 'unknown-sender' },
  ],
  [
    'a stranger with a code',
    [clue({ sender: 'unknown' })],
    'pass',
    { to: 'quarantine', number: 42, reason: 'unknown-sender' },
  ],
  [
    'an agent by mail',
    [clue({ ...strong, sender: 'agent' })],
    'pass',
    { to: 'quarantine', number: 42, reason: 'agent-by-mail' },
  ],
  ['a forged agent', [clue({ sender: 'agent' })], 'fail', { to: 'quarantine', number: 42, reason: 'sender-forged' }],
  ['a ticket long closed', [clue({ pastReopening: true })], 'pass', { to: 'new-ticket', related: 42 }],
  [
    'a stranger to a ticket long closed',
    [clue({ pastReopening: true, sender: 'unknown' })],
    'pass',
    { to: 'new-ticket', related: 42 },
  ],
  [
    'a signature named after a code',
    [clue({ ticket: 7 }), clue({ ...strong, ticket: 8 }), clue({ ticket: 9 })],
    'pass',
    { to: 'ticket', number: 8 },
  ],
  ['two codes', [clue({ ticket: 7 }), clue({ ticket: 9 })], 'pass', { to: 'ticket', number: 7 }],
])('places %s', (_what, resolved, authenticity, expected) => {
  expect(placement({ clues: resolved, authenticity })).toEqual(expected);
});
