/** Reports of mail servers. */
import { randomUUID } from 'node:crypto';

/** From before RFC 3464, as qmail and Exim write it: words, `headers`, and the mail as text beneath them. */
export const plainBounce = (words: string, returned: string, subject: string, headers: string[] = []) =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.musteri.test',
    'To: destek@example.test',
    ...headers,
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@mx.musteri.test>`,
    '',
    'This is a permanent error. It could not be delivered.',
    '',
    words,
    '',
    '--- Below this line is a copy of the message.',
    '',
    returned,
    '',
  ].join('\r\n');

/** As Postfix writes it: nothing in its own head names our mail, and no two are alike in their bytes. */
export const bounce = (
  recipients: string[],
  returned: string,
  action = 'failed',
  subject = 'Undelivered Mail Returned to Sender',
) =>
  [
    'From: MAILER-DAEMON@mx.musteri.test (Mail Delivery System)',
    'To: destek@example.test',
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@mx.musteri.test>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="q/mx"',
    '',
    '--q/mx',
    'Content-Type: text/plain',
    '',
    `It could not be delivered (${randomUUID()}).`,
    '--q/mx',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.musteri.test',
    '',
    ...recipients.flatMap((address) => [
      `Final-Recipient: rfc822; ${address}`,
      `Action: ${action}`,
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such user',
      '',
    ]),
    '--q/mx',
    'Content-Type: message/rfc822',
    '',
    returned,
    '--q/mx--',
    '',
  ].join('\r\n');
