/** What agents are writing: kept for every device of theirs, and shown to whoever works on the ticket. */
import type { Routes } from '../../../contract/routes.ts';
import {
  deleteDraft as removeDraft,
  draftAt,
  type DraftPlace,
  draftsOf,
  saveDraft as keepDraft,
} from '../../../db/ticket/drafts.ts';
import type { Db } from '../../../db/core/pool.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { Problem } from '../../../domain/problem.ts';
import { isBlankHtml, isBlankText } from '../../../domain/text/blank.ts';
import { nestsTooDeep } from '../../../domain/text/nesting.ts';
import { plainText } from '../../../domain/text/plain-text.ts';
import type { Handler } from '../../http/handler.ts';
import { knownTicket } from '../command/command.ts';

export const listDrafts: Handler<Routes['listDrafts']> = async (deps, { params, who, permits }) => {
  await knownTicket(deps, params.number);
  const rows = await draftsOf(deps.pool, params.number);
  // Of a colleague's draft the words are enough: its HTML was cleaned by nobody. Who does not work on tickets sees that somebody writes.
  const words = permits('ticket:write') ? {} : { text: '', subject: null, attachments: [] };
  const others = { html: '', recipients: null, actions: [], blanks: [], ...words };
  return { items: rows.map((row) => (row.agent.id === who.id ? row : { ...row, ...others })), next: null };
};

export const getDraft: Handler<Routes['getDraft']> = async ({ pool }, { params, query, who }) => {
  const row = await draftAt(pool, { number: params.number, agentId: who.id, kind: query.kind });
  if (row === undefined) throw new Problem('not-found', `there is no draft of yours on ticket ${params.number}`);
  return row;
};

/**
 * Problems: `stale-version` with the version of now (0: none), when another device has changed it; `empty-message` for one that says nothing;
 * `html-too-deep`.
 */
export const saveDraft: Handler<Routes['saveDraft']> = async (deps, { params, body, who, expected }) => {
  const { pool } = deps;
  const { kind, version, ...words } = body;
  await knownTicket(deps, params.number);
  if (nestsTooDeep(words.html))
    throw new Problem('html-too-deep', `more than ${LIMITS.htmlOpenElements} elements of the html are open at once`);
  if (isBlankText(words.text)) {
    if (isBlankHtml(words.html) && words.attachments.length === 0)
      throw new Problem('empty-message', 'there is neither a word nor a file in it; DELETE the draft instead');
    words.text = plainText(words.html);
  }
  const place = { number: params.number, agentId: who.id, kind };
  const kept = (await keepDraft(pool, place, words, expected ?? version ?? null)) && (await draftAt(pool, place));
  if (!kept) throw await stale(pool, place);
  const { attachments, startedAt, savedAt } = kept;
  return { kind, version: kept.version, attachments: attachments.map(({ id }) => id), startedAt, savedAt };
};

/** Problem `stale-version` as above. */
export const deleteDraft: Handler<Routes['deleteDraft']> = async ({ pool }, { params, query, who, expected }) => {
  const place = { number: params.number, agentId: who.id, kind: query.kind };
  if (await removeDraft(pool, place, expected)) return;
  const row = await draftAt(pool, place);
  if (row !== undefined) throw await stale(pool, place);
};

async function stale(db: Db, place: DraftPlace): Promise<Problem> {
  const version = (await draftAt(db, place))?.version ?? 0;
  return new Problem(
    'stale-version',
    version === 0
      ? 'the draft was sent or thrown away meanwhile; save it with version 0 to keep it anew'
      : `another device has changed the draft; it has version ${version} by now: read it, then decide`,
    { version },
  );
}
