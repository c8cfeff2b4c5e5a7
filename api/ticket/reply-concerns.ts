/** What keeps a reply back until its sender has mended or confirmed it (docs/decisions/0026). */
import type { Db } from '../../db/core/pool.ts';
import { knownOn, unseenSince } from '../../db/ticket/seen.ts';
import { concernsOf, type ConcernKind, judgedWords, openConcerns } from '../../domain/mail/concerns.ts';
import { greetedIn } from '../../domain/mail/words/greeted.ts';
import { Problem } from '../../domain/problem.ts';

type Asked = {
  number: number;
  version: number;
  agent: string;
  text: string;
  html: string | null;
  files: number;
  /** Whom it goes to besides those of the ticket. */
  recipients: { name: string; address: string }[];
  lastSeen: string | undefined;
  confirmed: ConcernKind[];
};

const NOBODY = { people: [], ours: [], said: '' };

/**
 * Problems: `stale-version` when there is something newer than what was seen, `to-confirm` for anything else that was not confirmed; both name
 * all concerns.
 */
export async function refuseConcerns(db: Db, { number, version, agent, recipients, ...asked }: Asked): Promise<void> {
  const { lastSeen, confirmed, text, html, files } = asked;
  const unseen = lastSeen === undefined ? [] : await unseenSince(db, number, lastSeen, agent);
  const greets = greetedIn(judgedWords({ text, html })) !== null;
  const known = greets ? await knownOn(db, number, agent) : NOBODY;
  const people = greets ? [...known.people, ...recipients.flatMap(({ name, address }) => [name, address])] : [];
  const open = openConcerns(
    concernsOf({ text, html, files }, { known: { ...known, people }, unseen: unseen.map(({ id }) => id) }),
    confirmed,
  );
  if (open.length === 0) return;
  if (open.some(({ kind }) => kind === 'unseen')) {
    const who = unseen.some(({ byCustomer }) => byCustomer) ? 'the customer' : 'a colleague';
    const said = `${who} wrote after the last message you have seen; read it and send again`;
    throw new Problem('stale-version', said, { version, concerns: open });
  }
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  const blocked = open.filter(({ blocks }) => blocks).map(({ found }) => found);
  const cure =
    blocked.length > 0
      ? `fill in or remove ${blocked.join(', ')}${kinds.length > 1 ? ', and look at the others of `concerns`' : ''}`
      : `mend what \`concerns\` names, or send it again with \`confirmed\`: ${JSON.stringify(kinds)}`;
  throw new Problem('to-confirm', `the reply gives reason to ask (${kinds.join(', ')}); ${cure}`, { concerns: open });
}
