/** What a connection has to prove, line by line, from what trying it brought. Pure. */
import type { CheckOutcome } from '../../../domain/mail/connection-check.ts';

/** `proved`; `unproved`: works as far as it can be told; `refused`; `untried`: something before it failed. */
export type ProofState = 'running' | 'proved' | 'unproved' | 'refused' | 'untried';
type ProofName = 'sign-in' | 'reading' | 'sending';
export type ProofLine = { name: ProofName; state: ProofState; outcome: CheckOutcome | null };

const stateOf = ({ ok, code }: CheckOutcome): ProofState => (ok ? (code === 'ok' ? 'proved' : 'unproved') : 'refused');

/** Null while it runs. Signing in is proved too where only the folder was not found. */
export function proofLines(result: { imap: CheckOutcome; smtp: CheckOutcome } | null): ProofLine[] {
  if (result === null)
    return (['sign-in', 'reading', 'sending'] as const).map((name) => ({ name, state: 'running', outcome: null }));
  const { imap, smtp } = result;
  const isFolder = imap.code === 'folder-missing';
  return [
    { name: 'sign-in', state: isFolder ? 'proved' : stateOf(imap), outcome: isFolder ? null : imap },
    { name: 'reading', state: isFolder || imap.ok ? stateOf(imap) : 'untried', outcome: isFolder ? imap : null },
    { name: 'sending', state: stateOf(smtp), outcome: smtp },
  ];
}

/** Whether nothing stands against saving it. */
export const isUsable = (lines: readonly ProofLine[]): boolean =>
  lines.every(({ state }) => state === 'proved' || state === 'unproved');
