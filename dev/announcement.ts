/** What `npm start` says once the desk is ready. */
import type { Run } from './run-file.ts';
import { DEMO_MAILBOX } from './seed.ts';

/** Where everything is; with accounts of the demo, or on an empty desk with a mailbox that can be connected. */
export function announcement(run: Run, took: string, { empty }: { empty: boolean }): string {
  return [
    '',
    `Bilet is ready after ${took}.`,
    '',
    `  desk             ${run.api}`,
    ...(empty ? ['                   (no accounts yet: the page asks for the first administrator)'] : []),
    `  customer's side  ${run.api}/demo${empty ? ' (write to the mailbox below as a customer, once it is connected)' : ''}`,
    ...(run.temporalUi === '' ? [] : [`  workflows        ${run.temporalUi}`]),
    '',
    ...(empty ? mailboxOf(run) : ['  Sign in with']),
    ...run.accounts.map(({ email, password, role }) => `    ${email.padEnd(24)} ${password.padEnd(14)} ${role}`),
    '',
    '  Ctrl-C stops everything; the next start goes on from here.',
    '',
  ].join('\n');
}

/** A mailbox for the first steps, for whoever has none at hand. */
function mailboxOf({ mailbox: { address, imap = '', smtp = '' } }: Run): string[] {
  const [receiving, sending] = [new URL(imap), new URL(smtp)];
  return [
    `  To try connecting: ${address}, password ${DEMO_MAILBOX.password}, a mailbox on this machine`,
    `    receiving (IMAP) ${receiving.hostname}, port ${receiving.port}, encryption: none`,
    `    sending (SMTP)   ${sending.hostname}, port ${sending.port}, encryption: none`,
  ];
}
