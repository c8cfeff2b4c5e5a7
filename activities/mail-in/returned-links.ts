/** Links to choose a password whose mail comes back, or is answered: whoever reads the desk's mail could use them. */
import { log } from '@temporalio/activity';
import { audit } from '../../db/core/audit.ts';
import type { Db } from '../../db/core/pool.ts';
import { voidLinks } from '../../db/people/password-links.ts';
import { alarmRowIn } from '../../domain/mail/service-mail.ts';
import { passwordTokensIn } from '../../domain/people/password-link.ts';
import { hashToken } from '../../vault/password.ts';
import type { Letter } from './facts.ts';

/**
 * Makes them void: those that stand in the words of a mail, and those whose mail it returns or answers. A notice of absence alone says that it arrived.
 * Run twice: they are void already.
 */
export async function voidReturnedLinks(db: Db, letters: readonly Letter[]): Promise<void> {
  const tokens = letters.flatMap(({ mail }) => passwordTokensIn(`${mail.text}\n${mail.html ?? ''}`));
  const rows = letters
    .filter(({ mail }) => !mail.machine.absence)
    .flatMap(({ clues }) => clues.flatMap(({ by, value }) => (by === 'message-id' ? value : [])))
    .flatMap((id) => alarmRowIn(id) ?? []);
  if (tokens.length === 0 && rows.length === 0) return;
  const agents = await voidLinks(db, { ids: rows, hashes: tokens.map(hashToken) });
  if (agents.length > 0) log.warn('a link to choose a password came back by mail and is void', { agents });
  for (const agent of agents) await audit(db, null, 'agent.password-link-void', agent, { by: 'mail' });
}
