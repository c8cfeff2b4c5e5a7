/** Blocked senders, kept as the rule that is asked first. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
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
import { isEverybodys } from '../../domain/mail/providers.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { blockedBy, blocking, firstBlocked, MOST_BLOCKED } from '../../domain/routing/blocked.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Handler } from '../http/handler.ts';

const LIST = 'blocked-senders';
/** What the rule is called when it is made, by whoever makes it. */
const NAME: Record<Language, string> = { en: 'Blocked senders', tr: 'Engellenen gönderenler' };

const entriesOf = (rule: RuleRow | undefined): string[] => (rule === undefined ? [] : blockedBy(rule));

export const listBlockedSenders: Handler<Routes['listBlockedSenders']> = async ({ pool }) => ({
  items: entriesOf(await ruleOfList(pool, LIST)).map((entry) => ({ entry })),
  next: null,
});

/** One that is there already changes nothing. Problem `bad-input` for what would block one of us or anybody, and for a list that is full. */
export const blockSender: Handler<Routes['blockSender']> = async ({ pool, settings }, { body: { entry }, who }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    if (entry.startsWith('@') && isEverybodys(entry.slice(1), settings.mailProviders.providers))
      throw badField(
        'entry',
        'blocks-everybody',
        `anybody has addresses at ${entry.slice(1)}: block the sender’s address`,
      );
    if (firstBlocked(entry, await unblockable(db)) !== undefined)
      throw badField('entry', 'not-blockable', 'it is an address of ours, or of somebody who works here');
    const rule = await ruleOfList(db, LIST);
    const entries = entriesOf(rule);
    if (entries.includes(entry)) return { entry };
    if (entries.length >= MOST_BLOCKED)
      throw badField('entry', 'too-many', 'as many senders are blocked as may be', MOST_BLOCKED);
    if (rule === undefined && (await countRules(db)) >= LIMITS.rules)
      throw badField('entry', 'too-many', 'the list is kept as a rule, and there are as many as may be', LIMITS.rules);
    await keep(db, who, rule, [...entries, entry]);
    await audit(db, who.id, 'sender.block', entry);
    return { entry };
  });

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
