/** The tables of docs/mail-out.md and docs/mail-in.md, printed from those that everything decides by (domain/mail/). */
import { decisionsOn, LEDGER_STATES, ledgerStates } from '../domain/mail/ledger.ts';
import { SEND_STATES, sendStates } from '../domain/mail/outbox.ts';

const mark = (yes: boolean): string => (yes ? 'yes' : '–');

/** What may be done with a send in each of its states. */
export const sendTable =
  (): string => `| state | a mail in this state | tried by itself | may be taken back | may be sent again | waits for a person |
|---|---|---|---|---|---|
${sendStates
  .map((state) => {
    const { means, mayTry, mayCancel, mayResend, waitsForPerson } = SEND_STATES[state];
    return `| \`${state}\` | ${means} | ${[mayTry, mayCancel, mayResend, waitsForPerson].map(mark).join(' | ')} |`;
  })
  .join('\n')}`;

/** What has become of a mail in each state of the ledger, and what a person may decide about it. */
export const ledgerTable = (): string => `| state | a mail in this state | a person may decide | may be read again |
|---|---|---|---|
${ledgerStates
  .map((state) => {
    const { means, mayBeReadAgain } = LEDGER_STATES[state];
    return `| \`${state}\` | ${means} | ${decisionsOn(state).join(', ') || '–'} | ${mark(mayBeReadAgain)} |`;
  })
  .join('\n')}`;
