/** Blocked senders, kept as the rule that is asked first. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { blockReach, keepBlock } from '../../db/routing/blocked.ts';
import { unblockable } from '../../db/routing/own-addresses.ts';
import {
  countRules,
  deleteRule,
  insertRule,
  lockRules,
  ruleOfList,
  type RuleRow,
  updateRule,
} from '../../db/routing/rules.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isEverybodys } from '../../domain/mail/provider/providers.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { blockedBy, blocking, firstBlocked, MOST_BLOCKED } from '../../domain/routing/blocked.ts';
import type { Language } from '../../domain/text/language.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';
import { requireTemporal } from '../temporal.ts';
import { byAgent, carryOut, knownTicket } from '../ticket/command/command.ts';

const LIST = 'blocked-senders';
/** What the rule is called when it is made, by whoever makes it. */
const NAME: Record<Language, string> = { en: 'Blocked senders', tr: 'Engellenen gönderenler' };

const entriesOf = (rule: RuleRow | undefined): string[] => (rule === undefined ? [] : blockedBy(rule));

export const listBlockedSenders: Handler<Routes['listBlockedSenders']> = async ({ pool }) => ({
  items: entriesOf(await ruleOfList(pool, LIST)).map((entry) => ({ entry })),
  next: null,
});

/** One that is there already changes nothing. Problem `bad-input` for what would block one of us or anybody, and for a list that is full. */
export const blockSender: Handler<Routes['blockSender']> = async (deps, { body: { entry }, who }) =>
  inTransaction(deps.pool, async (db) => {
    await block(deps, db, entry, who);
    return { entry };
  });

/**
 * The list is written first, so that the ticket never tells of somebody who was not blocked; who asks again after a failure adds no
 * second line. Problems: those of `blockSender`, `ticket-not-found`, `unavailable`.
 */
export const blockSenderOf: Handler<Routes['blockSenderOf']> = async (
  deps,
  { params, body: { entry }, who, key, expected },
) => {
  const { number, version } = await knownTicket(deps, params.number);
  // The list is written before the ticket can refuse; a row that is behind is no reason.
  if (expected !== null && version > expected) requireVersion(version, expected);
  await requireTemporal(deps);
  const id = key === null ? randomUUID() : derivedId('sender-block', String(number), entry, key);
  await inTransaction(deps.pool, async (db) => {
    await block(deps, db, entry, who);
    await keepBlock(db, { id, ticket: number, entry, by: who.id });
  });
  return carryOut(deps, number, { kind: 'block-sender', block: id }, byAgent({ who, expected, key }));
};

/** Problems: as `blockSender`, so that whoever may not block a sender hears it before they have decided. */
export const measureBlock: Handler<Routes['measureBlock']> = async (deps, { body: { entry, days } }) => {
  await requireBlockable(deps, deps.pool, entry);
  const since = new Date(deps.clock.now() - days * DAY_MS);
  return { entry, days, ...(await blockReach(deps.pool, entry, since)) };
};

/** Problem `bad-input` for what would block one of us, or anybody, or nobody: the list is a rule, which can be switched off. */
async function requireBlockable({ settings }: Pick<Deps, 'settings'>, db: Db, entry: string): Promise<void> {
  if (entry.startsWith('@') && isEverybodys(entry.slice(1), settings.mailProviders.providers))
    throw badField(
      'entry',
      'blocks-everybody',
      `anybody has addresses at ${entry.slice(1)}: block the sender’s address`,
    );
  if (firstBlocked(entry, await unblockable(db)) !== undefined)
    throw badField('entry', 'not-blockable', 'it is an address of ours, or of somebody who works here');
  if ((await ruleOfList(db, LIST))?.enabled === false)
    throw badField('entry', 'list-off', 'the rule that keeps the blocked senders is switched off; switch it on first');
}

async function block(
  deps: Pick<Deps, 'settings'>,
  db: Db,
  entry: string,
  who: { id: string; language: Language },
): Promise<void> {
  await lockRules(db);
  await requireBlockable(deps, db, entry);
  const rule = await ruleOfList(db, LIST);
  const entries = entriesOf(rule);
  if (entries.includes(entry)) return;
  if (entries.length >= MOST_BLOCKED)
    throw badField('entry', 'too-many', 'as many senders are blocked as may be', MOST_BLOCKED);
  if (rule === undefined && (await countRules(db)) >= LIMITS.rules)
    throw badField('entry', 'too-many', 'the list is kept as a rule, and there are as many as may be', LIMITS.rules);
  await keep(db, who, rule, [...entries, entry]);
  await audit(db, who.id, 'sender.block', entry);
}

/** Problem `not-found` for one who is not blocked. */
export const unblockSender: Handler<Routes['unblockSender']> = async ({ pool }, { body: { entry }, who }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    const rule = await ruleOfList(db, LIST);
    const entries = entriesOf(rule);
    if (rule === undefined || !entries.includes(entry)) throw new Problem('not-found', 'this sender is not blocked');
    await keep(
      db,
      who,
      rule,
      entries.filter((one) => one !== entry),
    );
    await audit(db, who.id, 'sender.unblock', entry);
  });

/** A list without entries is no rule. */
async function keep(
  db: Db,
  who: { id: string; language: Language },
  rule: RuleRow | undefined,
  entries: string[],
): Promise<void> {
  if (rule === undefined)
    await insertRule(db, who.id, { name: NAME[who.language], enabled: true, ...blocking(entries) }, LIST);
  else if (entries.length === 0) await deleteRule(db, rule.id);
  else await updateRule(db, who.id, rule.id, { name: rule.name, enabled: rule.enabled, ...blocking(entries) });
}
