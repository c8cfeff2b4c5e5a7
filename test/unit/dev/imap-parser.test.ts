import { describe, expect, test } from '@jest/globals';
import { parseCommand, sequenceSet } from '../../../dev/mailserver/imap-parser.ts';

describe('an IMAP command is taken apart', () => {
  test('with quoted words, brackets in brackets and a section that holds blanks', () => {
    expect(parseCommand(['a1 UID FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS (TO CC)]<0.9> "a \\"b\\"")'])).toEqual({
      tag: 'a1',
      name: 'UID FETCH',
      args: [
        { kind: 'atom', text: '1:*' },
        {
          kind: 'list',
          items: [
            { kind: 'atom', text: 'UID' },
            { kind: 'atom', text: 'BODY.PEEK[HEADER.FIELDS (TO CC)]<0.9>' },
            { kind: 'quoted', text: 'a "b"' },
          ],
        },
      ],
    });
  });

  test('with literals in their place', () => {
    const bytes = Buffer.from([0xff, 0x0d, 0x0a]);
    expect(parseCommand(['a append INBOX (\\Seen) ', bytes, '']).args).toMatchObject([
      { text: 'INBOX' },
      { items: [{ text: '\\Seen' }] },
      { bytes },
    ]);
  });

  test.each(['a FETCH 1 (FLAGS', 'a FETCH 1 FLAGS)', 'a LOGIN "x', 'a FETCH 1 BODY['])('or refused: %s', (line) => {
    expect(() => parseCommand([line])).toThrow();
  });
});

test.each([
  ['2,4:5', [2, 4, 5]],
  ['5:4', [4, 5]],
  ['*', [6]],
  ['4:*', [4, 5, 6]],
  ['9:*', [6]],
])('the sequence set %s of six mails is %j', (set, expected) => {
  expect([1, 2, 3, 4, 5, 6].filter(sequenceSet(set, 6))).toEqual(expected);
});
