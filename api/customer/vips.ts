/** The VIP list. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { addVips, deleteVip as dropVip, listVips as readVips, saveVip } from '../../db/customer/vips.ts';
import { renewFor } from '../../db/sla/renewal.ts';
import { vipLines } from '../../domain/customer/vip-file.ts';
import type { FieldFault } from '../../domain/field-fault.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ADDRESS, domainOf } from '../../domain/mail/address.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { isDomain } from '../../domain/customer/belonging.ts';
import type { Deps } from '../http/deps.ts';
import { nextOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { domainFault, oneEntry } from './domains.ts';

export const listVips: Handler<Routes['listVips']> = async ({ pool }, { query }) => {
  const items = await readVips(pool, { q: query.q || null, after: query.after ?? null, limit: query.limit });
  return { items, next: nextOf(items, query.limit, ({ entry }) => entry) };
};

/** Problem `bad-input` for what is neither an address nor a domain, and for a domain that is everybody's. */
export const setVip: Handler<Routes['setVip']> = async (deps, { body, who }) => {
  const entry = oneEntry(body.entry);
  const fault = entryFault(deps, entry);
  if (fault !== null) throw badField('entry', fault.code, fault.message);
  return inTransaction(deps.pool, async (db) => {
    const vip = await saveVip(db, entry, body.note);
    await audit(db, who.id, 'vip.set', entry);
    await renewFor(db, { entries: [entry] });
    return vip;
  });
};

export const deleteVip: Handler<Routes['deleteVip']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    const entry = oneEntry(body.entry);
    if ((await dropVip(db, entry)) === 0) throw new Problem('not-found', 'this is not on the list');
    await audit(db, who.id, 'vip.delete', entry);
    await renewFor(db, { entries: [entry] });
  });

/** Of the lines that were refused so many are told. */
const TOLD = 1_000;
const TOLD_CHARS = 200;

/** What can be read is on the list afterwards, whatever else the file holds. Problem `bad-input` for a file that is too long. */
export const importVips: Handler<Routes['importVips']> = async (deps, { body, who }) => {
  const lines = vipLines(body.csv);
  if (lines.length > LIMITS.vipFileLines)
    throw badField('csv', 'too-many', 'read the list in parts', LIMITS.vipFileLines);
  const good = new Map<string, string>();
  const refused: { line: number; text: string; why: 'no-address' | 'anybodys' | 'twice' }[] = [];
  for (const { line, text, entry: typed, note } of lines) {
    const entry = oneEntry(typed);
    const fault = entryFault(deps, entry);
    if (fault === null && !good.has(entry)) good.set(entry, note.slice(0, 200).toWellFormed());
    else
      refused.push({
        line,
        text: text.slice(0, TOLD_CHARS).toWellFormed(),
        why: fault === null ? 'twice' : fault.code === 'anybodys' ? 'anybodys' : 'no-address',
      });
  }
  const counted = await inTransaction(deps.pool, async (db) => {
    const done = await addVips(
      db,
      [...good].map(([entry, note]) => ({ entry, note })),
    );
    await audit(db, who.id, 'vip.import', who.id, { ...done, refused: refused.length });
    if (done.added > 0) await renewFor(db, { entries: [...good.keys()] });
    return done;
  });
  return { ...counted, refused: refused.slice(0, TOLD), refusedCount: refused.length };
};

function entryFault({ settings }: Deps, entry: string): { code: FieldFault; message: string } | null {
  if (entry.startsWith('@')) return domainFault(entry.slice(1), settings.mailProviders.providers);
  return ADDRESS.test(entry) && isDomain(domainOf(entry))
    ? null
    : { code: 'no-address', message: 'this is neither an address nor an @ with a domain; enter one of them' };
}
