/** What the spam filter of a mail server wrote, as real servers write it; and what a sender cannot make of it. */
import { expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';

const OURS = [
  'Return-Path: <ali@musteri.test>',
  'Delivered-To: destek@firma.test',
  'Received: from posta.firma.test by kutu.firma.test with LMTP; Fri, 27 Nov 2026 09:00:02 +0300',
];
const BY_US = 'Received: from mx.musteri.test by posta.firma.test (Postfix); Fri, 27 Nov 2026 09:00:01 +0300';
const BY_THEM = 'Received: from ofis.musteri.test by mx.musteri.test; Fri, 27 Nov 2026 09:00:00 +0300';
const LETTER = ['From: ali@musteri.test', 'To: destek@firma.test', 'Subject: Sipariş'];

const read = async (...fields: string[]) =>
  (await parseMail(Buffer.from([...fields, '', 'Merhaba'].join('\r\n')))).spam;

test.each<[string, boolean, number | null, string[]]>([
  [
    'SpamAssassin',
    true,
    7.9,
    [
      'X-Spam-Flag: YES',
      'X-Spam-Level: *******',
      'X-Spam-Status: Yes, score=7.9 required=5.0\r\n tests=BAYES_99,URIBL_BLACK autolearn=no',
    ],
  ],
  ['SpamAssassin, of a good mail', false, -1.9, ['X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00']],
  ['SpamAssassin, an old one', true, 12, ['X-Spam-Status: Yes, hits=12.0 required=5.0']],
  ['a server that writes stars alone', false, 6, ['X-Spam-Level: ******']],
  ['a server that writes no stars', false, null, ['X-Spam-Level:']],
  ['a server that writes the flag alone', true, null, ['X-Spam-Flag: YES']],
  [
    'Rspamd',
    true,
    9.42,
    ['X-Spamd-Result: default: False [9.42 / 15.00];\r\n\tBAYES_SPAM(5.10)[100.00%]', 'X-Spam: Yes'],
  ],
  ['Rspamd, beyond its last bound', true, 21.5, ['X-Spamd-Result: default: True [21.50 / 15.00]; FUZZY_DENIED(12.00)']],
  [
    'Rspamd, of a good mail',
    false,
    -0.5,
    ['X-Spamd-Result: default: False [-0.50 / 15.00]; DMARC_POLICY_ALLOW(-0.50)'],
  ],
  [
    'Exchange',
    true,
    5,
    [
      'X-MS-Exchange-Organization-SCL: 5',
      'X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:TR;LANG:tr;SCL:5;SRV:;IPV:NLI;SFV:SPM;CAT:SPM;',
    ],
  ],
  ['Exchange, sure of it', true, 9, ['X-Forefront-Antispam-Report: CIP:192.0.2.7;SCL:9;SFV:SPM;']],
  ['Exchange, of a good mail', false, 1, ['X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:TR;SCL:1;SFV:NSPM;']],
  ['Exchange, of a mail that it trusts', false, -1, ['X-MS-Exchange-Organization-SCL: -1']],
  [
    'Exim, whose score is ten times as high',
    false,
    1.9,
    ['X-Spam-Status: No, score=1.9', 'X-Spam-Score: 19', 'X-Spam-Bar: +'],
  ],
  ['a server that writes the score alone', false, 4.2, ['X-Spam-Score: 4.2 (++++)']],
  ['a server that says nothing', false, null, []],
  [
    'a server that writes what nobody knows',
    false,
    null,
    ['X-Spam-Status: Perhaps', 'X-Spam-Score: high', 'X-Spamd-Result: x', 'X-Forefront-Antispam-Report: CIP:1;'],
  ],
  ['a server that only says who sent it', false, null, ['Authentication-Results: posta.firma.test; dmarc=fail']],
])('of the fields of %s marked is %s and the score %s', async (_by, marked, score, fields) => {
  expect(await read(...OURS, ...fields, BY_US, BY_THEM, ...LETTER)).toEqual({ marked, score });
});

const YES = ['X-Spam-Flag: YES', 'X-Spam-Status: Yes, score=8.1'];
const NO = ['X-Spam-Flag: NO', 'X-Spam-Status: No, score=-9.9'];
const [yes, no, nothing] = [
  { marked: true, score: 8.1 },
  { marked: false, score: -9.9 },
  { marked: false, score: null },
];

test.each([
  ['a sender that calls their own mail good', yes, [...OURS, ...YES, BY_US, BY_THEM, ...LETTER, ...NO]],
  ['a sender that invents a server before theirs', yes, [...OURS, ...YES, BY_US, ...NO, BY_THEM, ...LETTER]],
  ['a server before ours that took it for spam', no, [...OURS, ...NO, BY_US, ...YES, BY_THEM, ...LETTER]],
  ['a filter that writes above all hops', yes, [...YES, ...OURS, BY_US, ...NO, BY_THEM, ...LETTER]],
  ['a filter that appends its fields to the letter', yes, [...OURS, BY_US, BY_THEM, ...LETTER, ...YES]],
  [
    'a filter that appends them to those of a sender who calls their mail good',
    yes,
    [...OURS, BY_US, BY_THEM, ...NO, ...LETTER, ...YES],
  ],
  ['a mail without any hop', yes, [...LETTER, ...YES]],
  ['words beneath the header', nothing, [...OURS, BY_US, ...LETTER, '', ...YES]],
])('of %s the last word of a server counts', async (_what, spam, fields) => {
  expect(await read(...fields)).toEqual(spam);
});
