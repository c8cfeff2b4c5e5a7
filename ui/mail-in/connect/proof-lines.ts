/** What a connection has to prove, line by line, from what trying it brought. Pure. */
import { type CheckStep, isFault } from '../../../domain/mail/provider/connection-check.ts';
import type { Output } from '../../data/api-types.ts';

export type Checked = Output<'checkMailbox'>;

/** `proved`; `unproved`: works, or may work, as far as it can be told; `refused`; `untried`: something before it failed. */
export type ProofState = 'running' | 'proved' | 'unproved' | 'refused' | 'untried';
type ProofName = (typeof FIRST | typeof AROUND)[number];
export type ProofLine = {
  name: ProofName;
  state: ProofState;
  /** Null while it runs, and where it was not begun. */
  step: Omit<CheckStep, 'detail'> | null;
};

const FIRST = ['sign-in-imap', 'folder', 'sign-in-smtp'] as const;
/** With a mail that is sent around. */
const AROUND = ['sending', 'return'] as const;

function stateOf({ code, proved }: CheckStep): ProofState {
  if (code === 'not-tried') return 'untried';
  if (isFault(code) || proved === false) return 'refused';
  return code === 'ok' ? 'proved' : 'unproved';
}

/** `result` null: it runs; what an earlier, smaller test has proved of it stands there already. */
export function proofLines(
  result: Checked | null,
  { around = false, earlier = null as Checked | null } = {},
): ProofLine[] {
  const names = around ? [...FIRST, ...AROUND] : FIRST;
  return names.map((name) => {
    const step = (result ?? earlier)?.steps.find((one) => one.step === name) ?? null;
    if (step !== null) return { name, state: stateOf(step), step };
    return { name, state: result === null ? 'running' : 'untried', step };
  });
}

/** `connect`: all of it holds; `ask`: the mail has not come back yet, which proves nothing; `mend`: something was refused. */
export function verdictOf(result: Checked): 'connect' | 'ask' | 'mend' {
  if (!result.imap.ok || !result.smtp.ok) return 'mend';
  if (result.loop === null || result.loop.ok) return 'connect';
  return result.loop.code === 'not-arrived' ? 'ask' : 'mend';
}
