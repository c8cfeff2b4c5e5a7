import { expect, test } from '@jest/globals';
import { failsDmarc } from '../../../domain/mail/authentication.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

test.each([
  ['after other results', 'mx.firma.test; spf=pass smtp.mailfrom=a.test; dmarc=fail (p=none) header.from=banka.test'],
  [
    'without the name of a server, as Exchange writes it',
    'spf=pass (sender IP is 1.2.3.4); dkim=none;dmarc=fail action=none',
  ],
  ['first of all', 'dmarc=fail header.from=banka.test'],
  ['in capitals and with spaces', 'mx.firma.test 1 ; DMARC = Fail'],
  ['with a version of the method', 'mx.firma.test; dmarc/1=fail'],
  [
    'among comments, which nest',
    'mx.firma.test (a (b; c) d); dmarc (x) /(y)1 (z) = (a;b) fail(p=reject) policy.dmarc=reject',
  ],
  ['behind a reason in quotes', 'mx.firma.test; spf=fail reason="not; \\"listed\\" (here"; dmarc=fail'],
  ['behind a comment that nobody closes', 'mx.firma.test; spf=none (oops; dmarc=fail'],
  ['behind a quote that nobody closes', 'mx.firma.test; spf=none reason="oops; dmarc=fail'],
])('a failure is seen %s', (_where, value) => {
  expect(failsDmarc([value])).toBe(true);
  expect(failsDmarc(['mx.baska.test; dmarc=pass', 'mx.baska.test; none', value])).toBe(true);
});

test.each([
  ['passed', 'mx.firma.test; dmarc=pass (p=reject) header.from=firma.test'],
  ['without a policy', 'mx.firma.test; dmarc=none'],
  ['that could not be checked', 'mx.firma.test; dmarc=temperror; spf=fail; dkim=fail'],
  ['told in a comment', 'mx.firma.test; dmarc=pass (not; dmarc=fail; at all)'],
  ['told in a reason', 'mx.firma.test; dmarc=pass reason="was; dmarc=fail; before"'],
  ['of another method', 'mx.firma.test; x-dmarc=fail; dmarc-arc=fail'],
  ['in a property', 'mx.firma.test; dkim=pass policy.dmarc=fail'],
  ['of a longer word', 'mx.firma.test; dmarc=failover'],
  ['of which nothing is said', ''],
])('a mail %s is no failure', (_what, value) => {
  expect(failsDmarc([value])).toBe(false);
});

const HEADERS: [what: string, lines: string[], silent: boolean][] = [
  ['says nothing', [], false],
  ['passed', ['Authentication-Results: mx.firma.test;', '\tdkim=pass header.d=musteri.test;', '\tdmarc=pass'], false],
  [
    'failed, over folded lines',
    ['Authentication-Results: mx.firma.test;', ' spf=softfail;', '\tdmarc', ' =', ' fail (p=none)'],
    true,
  ],
  [
    'failed for one of several servers',
    ['Authentication-Results: a.test; dmarc=pass', 'Subject: x', 'AUTHENTICATION-RESULTS: b.test; dmarc=fail'],
    true,
  ],
];
test.each(HEADERS.flatMap((row) => ['\n', '\r\n'].map((eol) => [...row, eol] as const)))(
  'the reading of a mail that %s tells whether it wants silence',
  async (_what, lines, silent, eol) => {
    const mail = await parseMail(Buffer.from([...lines, 'From: Ali <ali@musteri.test>', '', 'Merhaba'].join(eol)));
    expect(mail.machine.wantsSilence).toBe(silent);
    // It is a person's mail all the same: it opens a ticket, which nothing acknowledges.
    expect(mail.machine).toMatchObject({ declared: null, incidental: null });
  },
);

test.each(['(', ')', '"', '()', '\\', ';', 'dmarc=', ' ', 'dmarc '])(
  'any number of %j is read in linear time',
  async (piece) => {
    const value = (pieces: number) => [`mx; ${piece.repeat(pieces)}`];
    expect(await growth(failsDmarc, value, 100_000)).toBeLessThan(LINEAR);
  },
);
