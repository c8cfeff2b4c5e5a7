/** When what somebody has not read is mailed, and what is one mail. */
import { expect, test } from '@jest/globals';
import { mailing, type PendingNotice, type Reader } from '../../../domain/people/notice-mail.ts';
import { kindsFor, preferencesOf, reachesAlways, silentKinds } from '../../../domain/people/notice-preferences.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../../domain/people/notice.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-27T12:00:00Z');
const NIGHT = Date.parse('2026-11-27T23:30:00Z');
const PREFERENCES = preferencesOf({}, 'Europe/Istanbul');
const QUIET = { ...PREFERENCES, quiet: { hours: { from: '22:00', to: '07:00' }, days: [] } };
const READER: Reader = { preferences: PREFERENCES, seenAt: null, mailedAt: null, onCall: false };

/** By kind and how many minutes ago it came. */
const pending = (now: number, ...came: [NoticeKind, number][]): PendingNotice[] =>
  came.map(([kind, minutes], id) => ({ id, kind, at: now - minutes * MINUTE }));

type Expected = {
  mail?: number[];
  kind?: 'at-once' | 'digest';
  never?: number[];
  later?: [id: number, minutes: number][];
};
type Case = [what: string, came: [NoticeKind, number][], expected: Expected, reader?: Partial<Reader>, now?: number];

test.each<Case>([
  ['nothing', [], {}],
  ['one that has just come waits for others', [['broken', 0]], { later: [[0, 1]] }],
  ['one that nobody followed for a minute', [['broken', 1]], { mail: [0] }],
  [
    'several of one burst are one mail',
    [
      ['broken', 3],
      ['ticket-given', 2],
      ['denied', 1],
    ],
    { mail: [0, 1, 2] },
  ],
  [
    'others keep coming',
    [
      ['broken', 5],
      ['broken', 0],
    ],
    {
      later: [
        [0, 1],
        [1, 1],
      ],
    },
  ],
  [
    'but nobody waits for ever',
    [
      ['broken', 10],
      ['broken', 0],
    ],
    { mail: [0, 1] },
  ],
  ['not soon after another mail', [['broken', 2]], { later: [[0, 7]] }, { mailedAt: NOW - 3 * MINUTE }],
  ['later after another mail', [['broken', 2]], { mail: [0] }, { mailedAt: NOW - 10 * MINUTE }],
  ['they were at the desk since', [['broken', 4]], { never: [0] }, { seenAt: NOW - 2 * MINUTE }],
  ['they were there before', [['broken', 4]], { mail: [0] }, { seenAt: NOW - 5 * MINUTE }],
  [
    'what is only shown in the desk',
    [
      ['warned', 4],
      ['team-new', 4],
    ],
    { never: [0, 1] },
  ],
  ['the daily mail is not due', [['customer-replied', 60]], { later: [[0, 18 * 60]] }],
  [
    'the daily mail is due',
    [
      ['customer-replied', 20 * 60],
      ['noted', 25 * 60],
    ],
    { mail: [0, 1], kind: 'digest' },
    {},
    Date.parse('2026-11-27T06:00Z'),
  ],
  [
    'and waits for the next minute while another leaves',
    [
      ['customer-replied', 30 * 60],
      ['broken', 1],
    ],
    { mail: [1], later: [[0, 1]] },
  ],
  ['nobody wakes up for it', [['broken', 1]], { later: [[0, 4.5 * 60]] }, { preferences: QUIET }, NIGHT],
  [
    'who is called out does',
    [['call-out', 0]],
    { mail: [0] },
    { preferences: QUIET, seenAt: NIGHT, mailedAt: NIGHT },
    NIGHT,
  ],
  [
    'and only for that',
    [
      ['broken', 5],
      ['call-out', 0],
    ],
    { mail: [1], later: [[0, 4.5 * 60]] },
    { preferences: QUIET },
    NIGHT,
  ],
  [
    'by day the rest comes with it',
    [
      ['broken', 0],
      ['call-out', 0],
    ],
    { mail: [0, 1] },
  ],
  ['who is on call has no quiet hours', [['broken', 1]], { mail: [0] }, { preferences: QUIET, onCall: true }, NIGHT],
  [
    'a daily mail in the quiet waits for its end',
    [['noted', 1]],
    { later: [[0, 7.5 * 60 - 3]] },
    { preferences: { ...QUIET, digestAt: '05:00' } },
    NIGHT + 3 * MINUTE - 3 * 60 * MINUTE,
  ],
])('%s', (_what, came, { mail, kind = 'at-once', never = [], later = [] }, reader = {}, now = NOW) => {
  const made = mailing(pending(now, ...came), { ...READER, ...reader }, now);
  expect(made.mail).toEqual(mail === undefined ? null : { kind, notices: mail });
  expect(made.never).toEqual(never);
  expect(made.later.map(({ id, at }) => [id, (at - now) / MINUTE])).toEqual(later);
});

test('after an hour of downtime, a thousand broken promises that are noticed within minutes are one mail', () => {
  let waiting = pending(NOW, ...Array.from({ length: 1_000 }, (_, nth): [NoticeKind, number] => ['broken', nth / 250]));
  let mails = 0;
  let mailedAt: number | null = null;
  // Looked at once a minute for an hour.
  for (let now = NOW; now < NOW + 60 * MINUTE; now += MINUTE) {
    const { mail, never } = mailing(waiting, { ...READER, mailedAt }, now);
    if (mail !== null) [mails, mailedAt] = [mails + 1, now];
    const gone = new Set([...never, ...(mail?.notices ?? [])]);
    waiting = waiting.filter(({ id }) => !gone.has(id));
  }
  expect([mails, waiting.length]).toEqual([1, 0]);
});

test('who is called out is reached by every way, whatever they choose', () => {
  const off = { desk: false, browser: false, mail: 'never' } as const;
  const ways = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, off]));
  const preferences = preferencesOf({ ways }, 'Europe/Istanbul');
  expect(preferences.ways['call-out']).toEqual({ desk: true, browser: true, mail: 'at-once' });
  expect(silentKinds(preferences)).toEqual(NOTICE_KINDS.filter((kind) => !reachesAlways(kind)));
  expect(silentKinds({ ways: { ...PREFERENCES.ways, 'call-out': off, noted: off } })).toEqual(['noted']);
  expect(silentKinds(PREFERENCES)).toEqual([]);
});

test('what nobody has chosen is as on the first day', () => {
  const chosen = preferencesOf({ sound: false, ways: { noted: { desk: true, browser: false, mail: 'never' } } }, 'UTC');
  expect(chosen).toMatchObject({ sound: false, timeZone: 'UTC', digestAt: '09:00', quiet: { hours: null } });
  expect(chosen.ways.noted.browser).toBe(false);
  expect(chosen.ways.broken).toEqual(PREFERENCES.ways.broken);
});

test('a viewer hears what rules and colleagues tell them, administrators of mailboxes as well', () => {
  expect(kindsFor('viewer')).toEqual(['mentioned', 'rule-told']);
  expect(kindsFor('agent')).toEqual(NOTICE_KINDS.filter((kind) => kind !== 'mailbox'));
  expect(kindsFor('admin')).toEqual(NOTICE_KINDS);
});
