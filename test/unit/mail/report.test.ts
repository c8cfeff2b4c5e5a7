/** What mail servers say of mails of ours, in their many forms; each read with both line ends. */
import { describe, expect, test } from '@jest/globals';
import { machineKind } from '../../../domain/mail/machine-mail.ts';
import { bouncedIn, type Preview, type Report, shownOf, withoutRepeats } from '../../../domain/mail/report.ts';
import type { Decision } from '../../../domain/mail/verdict.ts';
import { candidates } from '../../../domain/mail/threading.ts';
import { parseMail } from '../../../mail/read/parse.ts';

const OURS = 'tid.k7.AAAAAAAAAAAAAAAAAAAAAA@firma.test';
const own = { addresses: ['destek@firma.test'], instance: 'bilet-1', mailIdDomains: ['firma.test'] };
const signatures = {
  codeInAddress: (address: string) => (address === 'destek+imzali@firma.test' ? 'Xk8m2pQn' : null),
  ownMailId: (id: string) => /^tid\.(k\d)\.A{22}@firma\.test$/.exec(id)?.[1] ?? null,
};
const COPY = `From: destek@firma.test\nTo: yok@ornek.test\nSubject: Re: Kargo\nMessage-ID: <${OURS}>\n\nMerhaba`;
const STATUS =
  'Reporting-MTA: dns; mx.ornek.test\n\nFinal-Recipient: rfc822; yok@ornek.test\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown';

const head = (lines: string[]) => `${lines.join('\n')}\nMessage-ID: <r1@mx.ornek.test>\n`;
const multipart = (type: string, parts: [string, string][]) =>
  `MIME-Version: 1.0\nContent-Type: ${type}; boundary="b"\n\n` +
  parts.map(([part, body]) => `--b\nContent-Type: ${part}\n\n${body}\n`).join('') +
  '--b--\n';
const DAEMON = head([
  'Return-Path: <>',
  'From: Mail Delivery System <MAILER-DAEMON@mx.ornek.test>',
  'Subject: Undelivered Mail Returned to Sender',
]);

/** The mail as it is read with these line ends. */
const read = async (mail: string, end: string) => {
  const parsed = await parseMail(Buffer.from(mail.replaceAll('\n', end)));
  return { ...parsed, kind: machineKind(parsed, own), clues: candidates(parsed, signatures) };
};
const ENDS = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const;
const both = <Row extends unknown[]>(rows: Row[]) =>
  rows.flatMap((row) => ENDS.map(([name, end]) => [...row, name, end] as const));

describe('a bounce finds our mail', () => {
  test.each(
    both<[string, string]>([
      [
        'in the returned mail',
        DAEMON +
          multipart('multipart/report; report-type=delivery-status', [
            ['text/plain', 'Sorry.'],
            ['message/delivery-status', STATUS],
            ['message/rfc822', COPY],
          ]),
      ],
      [
        'in the head that is returned alone',
        DAEMON +
          multipart('multipart/report; report-type=delivery-status', [
            ['text/plain', 'Sorry.'],
            ['message/delivery-status', STATUS],
            ['text/rfc822-headers', COPY.split('\n\n')[0]!],
          ]),
      ],
      [
        'behind an empty line and the line of a mailbox file',
        DAEMON +
          multipart('multipart/report; report-type=delivery-status', [
            ['text/plain', 'Sorry.'],
            ['message/delivery-status', STATUS],
            ['message/rfc822', `\nFrom destek Thu Jan 22\n${COPY}`],
          ]),
      ],
      [
        'in the copy that qmail appends',
        `${DAEMON}\nHi. This is the qmail-send program at mx.ornek.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<yok@ornek.test>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${COPY}\n`,
      ],
      [
        'in the copy that Exim appends',
        `${head(['From: Mail Delivery System <Mailer-Daemon@mx.ornek.test>', 'X-Failed-Recipients: yok@ornek.test', 'Subject: Mail delivery failed: returning message to sender'])}\nThis message was created automatically by mail delivery software.\n\n  yok@ornek.test\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n${COPY}\n`,
      ],
      [
        'in the transcript of an old sendmail',
        `${head(['From: Mail Delivery Subsystem <MAILER-DAEMON@mx.ornek.test>', 'Subject: Returned mail: User unknown'])}\n   ----- Transcript of session follows -----\n550 <yok@ornek.test>... User unknown\n\n   ----- Unsent message follows -----\n${COPY.replaceAll('\n', '\n> ')}\n`,
      ],
    ]),
  )('%s (%s)', async (_, mail, _name, end) => {
    const { kind, clues, report } = await read(mail, end);
    expect(kind).toBe('bounce');
    expect(clues[0]).toEqual({ by: 'message-id', value: 'k7', strength: 'strong' });
    expect(bouncedIn(report)).toHaveLength(1);
  });

  test.each(ENDS)('by the signed address that the returned mail was sent from (%s)', async (_name, end) => {
    const copy =
      'Return-Path: <destek+imzali@firma.test>\nFrom: destek@firma.test\nMessage-ID: <changed@relay.test>\n\nMerhaba';
    const { clues } = await read(
      DAEMON +
        multipart('multipart/report', [
          ['message/delivery-status', STATUS],
          ['message/rfc822', copy],
        ]),
      end,
    );
    expect(clues[0]).toEqual({ by: 'reply-address', value: 'Xk8m2pQn', strength: 'strong' });
  });

  test('and a person who sends on a mail of ours is not led anywhere by it', async () => {
    const mail =
      head(['From: Deniz <deniz@ornek.test>', 'Subject: Fwd: sizden gelen']) +
      multipart('multipart/mixed', [
        ['text/plain', 'Bunu mu sordunuz?'],
        ['message/rfc822', COPY],
      ]);
    expect(await read(mail, '\n')).toMatchObject({ kind: 'person', clues: [], report: null });
  });

  test('and one who sends a report on is no mail server', async () => {
    const mail =
      head(['From: Deniz <deniz@ornek.test>', 'Subject: Fwd: Undelivered Mail']) +
      multipart('multipart/mixed', [
        ['text/plain', 'Size yazınca bu geldi.'],
        ['message/delivery-status', STATUS],
        ['message/rfc822', COPY],
      ]);
    expect(await read(mail, '\n')).toMatchObject({ kind: 'person', clues: [], report: null });
  });
});

describe('what a report says', () => {
  const status = (fields: string) =>
    DAEMON +
    multipart('multipart/report; report-type=delivery-status', [
      ['message/delivery-status', `Reporting-MTA: dns; mx\n\n${fields}`],
      ['message/rfc822', COPY],
    ]);

  test.each(ENDS)('is told address by address (%s)', async (_name, end) => {
    const { report } = await read(
      status(
        'Original-Recipient: rfc822;Biri@ornek.test\nFinal-Recipient: rfc822; baska@ornek.test\nAction: failed\nStatus: 5.2.2 (full)\nDiagnostic-Code: smtp;\n 552 5.2.2 Mailbox full\n\nFinal-Recipient: RFC822; iyi@ornek.test\nAction: relayed\nStatus: 2.0.0',
      ),
      end,
    );
    expect(report).toMatchObject({
      outcome: 'failed',
      recipients: [
        {
          address: 'baska@ornek.test',
          original: 'biri@ornek.test',
          action: 'failed',
          status: '5.2.2',
          diagnostic: '552 5.2.2 Mailbox full',
        },
        { address: 'iyi@ornek.test', original: null, action: 'delivered', status: '2.0.0', diagnostic: null },
      ],
    });
    expect(bouncedIn(report).map(({ address }) => address)).toEqual(['baska@ornek.test']);
  });

  test.each(
    both<[string, string, string[]]>([
      [
        'in a header',
        `${head(['From: Mail Delivery System <Mailer-Daemon@mx.ornek.test>', 'X-Failed-Recipients: Yok@ornek.test,', '  hic@ornek.test', 'Subject: Mail delivery failed: returning message to sender'])}\nUnrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n${COPY}\n`,
        ['yok@ornek.test', 'hic@ornek.test'],
      ],
      [
        'in words, and nothing that the mail itself says',
        `${DAEMON}\nHi. This is the qmail-send program at mx.ornek.test.\nThis is a permanent error; I've given up.\n\n<yok@ornek.test>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${COPY}\n<biri@ornek.test>: merhaba\n`,
        ['yok@ornek.test'],
      ],
      [
        'in the words of a report without fields',
        DAEMON +
          multipart('multipart/report; report-type=delivery-status', [
            ['text/plain', '<yok@ornek.test>: host mx said: 550 5.1.1 unknown'],
            ['message/rfc822', COPY],
          ]),
        ['yok@ornek.test'],
      ],
      ['nowhere', `${DAEMON}\nIt could not be delivered.\n\n${COPY}\n`, []],
    ]),
  )('may name the addresses %s (%s)', async (_where, mail, named, _name, end) => {
    const { report } = await read(mail, end);
    expect(report?.outcome).toBe('failed');
    expect(report?.recipients.map(({ address, action }) => [address, action])).toEqual(
      named.map((address) => [address, 'failed']),
    );
  });

  test.each([
    ['a notice of delay', status('Final-Recipient: rfc822; a@b.test\nAction: delayed\nStatus: 4.4.1'), 'delayed'],
    [
      'a mail that was passed on',
      status('Final-Recipient: rfc822; a@b.test\nAction: relayed\nStatus: 2.1.9'),
      'delivered',
    ],
    [
      'a delay in words',
      `${DAEMON}\nTHIS IS A WARNING MESSAGE ONLY. Your mail has not yet been delivered and will be retried.\n${COPY}`,
      'delayed',
    ],
    [
      'a delay that names the address in the header of failures',
      `${head(['From: MAILER-DAEMON@mx.ornek.test', 'X-Failed-Recipients: a@b.test', 'Subject: Delivery Status Notification (Delay)'])}\nDelivery has been delayed.\n`,
      'delayed',
    ],
    ['nothing that is understood', `${head(['From: MAILER-DAEMON@mx.ornek.test', 'Subject: Bericht'])}\nHm.\n`, null],
  ])('%s brings nothing back', async (_, mail, outcome) => {
    const { report, kind } = await read(mail, '\n');
    expect([kind, report?.outcome]).toEqual(['bounce', outcome]);
    expect(bouncedIn(report)).toEqual([]);
  });

  test('is bounded, however many addresses it lists', async () => {
    const blocks = Array.from(
      { length: 400 },
      (_, n) => `Final-Recipient: rfc822; a${n}@b.test\nAction: failed\nStatus: 5.1.1`,
    );
    expect((await read(status(blocks.join('\n\n')), '\n')).report?.recipients).toHaveLength(50);
  });
});

describe('a mail is of the kind', () => {
  test.each(
    both<[string, string, string]>([
      [
        'bounce, whose type forgets what it reports',
        'bounce',
        head(['From: Mail System <rapor@mx.ornek.test>', 'Subject: Delivery notice']) +
          multipart('multipart/report', [
            ['text/plain', 'x'],
            ['message/delivery-status', STATUS],
          ]),
      ],
      [
        'bounce, whose type is none',
        'bounce',
        head(['From: Posta <rapor@mx.ornek.test>', 'Subject: Bildirim']) +
          multipart('multipart/mixed', [
            ['text/plain', 'x'],
            ['message/delivery-status', STATUS],
            ['message/rfc822', COPY],
          ]),
      ],
      [
        'bounce, for addresses that are not ASCII',
        'bounce',
        head(['From: rapor@mx.ornek.test', 'Subject: x']) +
          multipart('multipart/report', [['message/global-delivery-status', STATUS]]),
      ],
      [
        'receipt, whose type forgets it',
        'receipt',
        head(['From: Deniz <deniz@ornek.test>', 'Subject: Okundu']) +
          multipart('multipart/report', [
            ['text/plain', 'x'],
            [
              'message/disposition-notification',
              'Final-Recipient: rfc822; deniz@ornek.test\nDisposition: manual-action; displayed',
            ],
          ]),
      ],
      [
        'bounce, from a daemon without an address',
        'bounce',
        `${head(['From: MAILER-DAEMON <>', 'Subject: Mail delivery failed'])}\nno such user\n`,
      ],
      [
        'bounce, from a daemon in angle brackets',
        'bounce',
        `${head(['From: <MAILER-DAEMON>', 'Subject: failure notice'])}\nno such user\n`,
      ],
      [
        'bounce, from the bare word',
        'bounce',
        `${head(['From: MAILER-DAEMON (Mail Delivery System)', 'Subject: failure notice'])}\nno such user\n`,
      ],
      ['bounce, from the null sender', 'bounce', `${head(['From: <>', 'Subject: failure notice'])}\nno such user\n`],
      ['person, though nobody is named', 'person', `${head(['Subject: Merhaba'])}\nSiparişim gelmedi.\n`],
      [
        'complaint, in the form of RFC 5965',
        'complaint',
        head(['From: fbl@posta.test', 'Subject: FW: Duyuru']) +
          multipart('multipart/report; report-type=feedback-report', [
            ['text/plain', 'x'],
            ['message/feedback-report', 'Feedback-Type: abuse'],
            ['message/rfc822', COPY],
          ]),
      ],
      [
        'complaint, whose type forgets it',
        'complaint',
        head(['From: fbl@posta.test', 'Subject: Complaint']) +
          multipart('multipart/report', [
            ['message/feedback-report', 'Feedback-Type: abuse'],
            ['message/rfc822', COPY],
          ]),
      ],
      [
        'complaint, from before there was a form',
        'complaint',
        head(['From: staff@posta.test', 'Subject: complaint about message from 192.0.2.9']) +
          multipart('multipart/mixed', [['message/rfc822', `X-HmXmrOriginalRecipient: biri@posta.test\n${COPY}`]]),
      ],
      [
        'complaint, from before there was a form, under another subject',
        'complaint',
        head(['From: staff@posta.test', 'Subject: junk report']) +
          multipart('multipart/mixed', [['message/rfc822', `X-HmXmrOriginalRecipient: biri@posta.test\n${COPY}`]]),
      ],
      [
        'person, who lost their sender on the way and answers us',
        'person',
        `${head(['Return-Path: <>', 'From: Deniz <deniz@ornek.test>', 'Subject: Re: Kargo', `In-Reply-To: <${OURS}>`])}\nEvet, adres doğru.\n`,
      ],
      [
        'person, who lost their sender and answers in Turkish',
        'person',
        `${head(['Return-Path: <>', 'From: Deniz <deniz@ornek.test>', 'Subject: YNT: Kargo', `References: <${OURS}>`])}\nHâlâ gelmedi.\n`,
      ],
      [
        'bounce, which lost its sender and answers nothing of ours',
        'bounce',
        `${head(['Return-Path: <>', 'From: Deniz <deniz@ornek.test>', 'Subject: Re: Kargo', 'In-Reply-To: <baska@ornek.test>'])}\nMerhaba\n`,
      ],
      [
        'bounce, which answers us without saying so',
        'bounce',
        `${head(['Return-Path: <>', 'From: posta@ornek.test', 'Subject: Zustellung', `In-Reply-To: <${OURS}>`])}\nMerhaba\n`,
      ],
      [
        'bounce, which lost its sender and has the precedence of an answering machine',
        'bounce',
        `${head(['Return-Path: <>', 'From: Deniz <deniz@ornek.test>', 'Precedence: junk', 'Subject: Re: Kargo', `In-Reply-To: <${OURS}>`])}\nTatildeyim.\n`,
      ],
    ]),
  )('%s (%s, %s)', async (_, kind, mail, _name, end) => {
    expect((await read(mail, end)).kind).toBe(kind);
  });
});

test('a report that says what another said is a copy of it, unless a person let it in', () => {
  const placed = (id: number, decision: Decision | null = null) => ({
    mail: { id, decision },
    verdict: { kind: 'ticket' as const, ticket: 42 },
    ticket: 42,
    voice: 'machine' as const,
    answersAsRequester: false,
    isBelieved: true,
  });
  const told = new Map([
    [2, 1],
    [3, 1],
  ]);
  const mails = [placed(1), placed(2), placed(3, { to: 'ticket', number: 42 })];
  expect(withoutRepeats(mails, (id) => told.get(id) ?? null).map(({ verdict }) => verdict)).toEqual([
    { kind: 'ticket', ticket: 42 },
    { kind: 'duplicate', of: 1, ticket: 42 },
    { kind: 'ticket', ticket: 42 },
  ]);
});

test.each<[string, Partial<Report>, Preview]>([
  ['a failure', { outcome: 'failed' }, { kind: 'bounce', text: 'yok@ornek.test' }],
  ['a delay', { outcome: 'delayed' }, { kind: 'delay', text: 'geç@ornek.test' }],
  ['good news', { outcome: 'delivered' }, { kind: 'words', text: 'Merhaba' }],
  ['one that cannot be told', { outcome: null }, { kind: 'bounce', text: 'yok@ornek.test' }],
  ['a failure without addresses', { outcome: 'failed', recipients: [] }, { kind: 'bounce', text: '' }],
])('lists show of %s whom it is about, and its own words where nothing failed', (_, given, shown) => {
  const recipient = { original: null, status: null, diagnostic: null };
  const report: Report = {
    kind: 'bounce',
    recipients: [
      { ...recipient, address: 'yeni@ornek.test', original: 'yok@ornek.test', action: 'failed' },
      { ...recipient, address: 'yok@ornek.test', action: 'failed' },
      { ...recipient, address: 'geç@ornek.test', action: 'delayed' },
    ],
    outcome: 'failed',
    returned: { mailIds: [], addresses: [], codes: [] },
    ...given,
  };
  expect(shownOf({ kind: 'bounce', mail: { report, preview: 'Merhaba' } })).toEqual(shown);
  expect(shownOf({ kind: 'person', mail: { report: null, preview: 'Merhaba' } })).toEqual({
    kind: 'words',
    text: 'Merhaba',
  });
});
