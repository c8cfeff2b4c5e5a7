/** Canned replies: who uses which, who writes them, and how often each is used. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  cannedReplies,
  type CannedReply,
  cannedReplyById,
  type CannedReplyRow,
  copyCannedFiles,
  countCannedReplies,
  countCannedUse,
  deleteCannedReply as removeReply,
  insertCannedReply,
  receivers,
  setCannedFiles,
  updateCannedReply as saveReply,
} from '../../db/mail-out/canned-replies.ts';
import { LIMITS } from '../../domain/limits.ts';
import { type CannedFault, cannedFault } from '../../domain/mail/template/canned-reply.ts';
import { isBlankText } from '../../domain/text/blank.ts';
import type { Language } from '../../domain/text/language.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { sanitizedForm } from '../../mail/html/form.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { auditChange } from '../http/changes.ts';
import type { Handler, Input } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';

/** Who asks, and what role and token allow them. */
type By = Pick<Input<Routes['createCannedReply']>, 'who' | 'permits'>;
type Given = Input<Routes['createCannedReply']>['body'];

const shares = ({ permits }: By): boolean => permits('canned-reply:share');
const isMine = (row: CannedReplyRow, { who }: By): boolean => row.agent?.id === who.id;
const mayUse = (row: CannedReplyRow, by: By): boolean =>
  row.scope === 'all' || isMine(row, by) || (row.scope === 'team' && (shares(by) || isOfTeam(row, by)));
const isOfTeam = (row: CannedReplyRow, { who }: By): boolean => who.teams.some(({ id }) => id === row.team?.id);
const mayEdit = (row: CannedReplyRow, by: By): boolean =>
  row.scope === 'personal' ? isMine(row, by) && by.permits('ticket:write') : shares(by);

const shown = ({ agent: _agent, ...row }: CannedReplyRow, by: By) => ({
  ...row,
  mayEdit: mayEdit({ ...row, agent: _agent }, by),
});

export const listCannedReplies: Handler<Routes['listCannedReplies']> = async ({ pool }, { query, who, permits }) => {
  const by = { who, permits };
  const teams = shares(by) ? null : who.teams.map(({ id }) => id);
  const rows = await cannedReplies(pool, { agentId: who.id, teams, number: query.ticket ?? null });
  return { items: rows.map((row) => shown(row, by)), next: null };
};

/** Problems: `bad-input` for words that say nothing or name what there is not, for an unknown team, agent or file; `forbidden`; `too-large`. */
export const createCannedReply: Handler<Routes['createCannedReply']> = async ({ pool }, { body, who, permits }) =>
  inTransaction(pool, async (db) => {
    if ((await countCannedReplies(db)) >= LIMITS.cannedReplies)
      throw badField('name', 'too-many', 'there are as many canned replies as there may be', LIMITS.cannedReplies);
    const by = { who, permits };
    const reply = await checked(db, body, by);
    const id = await insertCannedReply(db, who.id, reply);
    await giveFiles(db, id, body.attachments, by);
    if (reply.scope !== 'personal') await audit(db, who.id, 'canned-reply.create', id, { name: reply.name });
    return standing(db, id, by);
  });

/** Problems: as above; `not-found` for one that is not yours to use; `stale-version`. */
export const updateCannedReply: Handler<Routes['updateCannedReply']> = async (
  { pool },
  { params, body, who, permits, expected },
) =>
  inTransaction(pool, async (db) => {
    const { version, ...given } = body;
    const by = { who, permits };
    const before = await editable(db, params.id, by);
    requireVersion(before.version, expected ?? version);
    const reply = await checked(db, given, by);
    await saveReply(db, before.id, who.id, reply);
    await giveFiles(db, before.id, given.attachments, by);
    // What somebody keeps for themselves is nobody's concern.
    if (before.scope !== 'personal' || reply.scope !== 'personal')
      await auditChange(db, who.id, 'canned-reply.update', before.id, {
        before: partsOf(before),
        after: partsOf(reply),
      });
    return standing(db, before.id, by);
  });

/** Problems: `not-found`, `forbidden`, `stale-version`. */
export const deleteCannedReply: Handler<Routes['deleteCannedReply']> = async (
  { pool },
  { params, who, permits, expected },
) =>
  inTransaction(pool, async (db) => {
    const before = await editable(db, params.id, { who, permits });
    requireVersion(before.version, expected);
    if (before.scope !== 'personal') await audit(db, who.id, 'canned-reply.delete', before.id, { name: before.name });
    await removeReply(db, before.id);
  });

/** Problems: `not-found`, `ticket-not-found`. */
export const useCannedReply: Handler<Routes['useCannedReply']> = async ({ pool }, { params, body, who, permits }) =>
  inTransaction(pool, async (db) => {
    const row = await usable(db, params.id, { who, permits });
    if (!(await countCannedUse(db, row.id, body.ticket ?? null)))
      throw new Problem('ticket-not-found', `there is no ticket ${body.ticket}`);
    return { attachments: await copyCannedFiles(db, row.id, who.id) };
  });

async function usable(db: Db, id: string, by: By): Promise<CannedReplyRow> {
  const row = await cannedReplyById(db, id);
  if (row === undefined || !mayUse(row, by)) throw new Problem('not-found', 'there is no such canned reply for you');
  return row;
}

async function editable(db: Db, id: string, by: By): Promise<CannedReplyRow> {
  const row = await usable(db, id, by);
  if (!mayEdit(row, by)) throw notShared();
  return row;
}

const notShared = () =>
  new Problem(
    'forbidden',
    'canned replies of a team and of all are written by leads and administrators; keep one of your own',
  );

async function standing(db: Db, id: string, by: By) {
  const row = await cannedReplyById(db, id);
  if (row === undefined) throw new Error('the canned reply that was saved is gone');
  return shown(row, by);
}

async function checked(db: Db, given: Given, by: By): Promise<CannedReply> {
  const { who } = by;
  const { name, folder, scope, actions } = given;
  const { text, html } = formOf(given);
  if (scope !== 'personal' && !shares(by)) throw notShared();
  const fault = cannedFault(text, actions.length, html);
  if (fault !== null) throw badField(fault.field, fault.code, saying(fault));
  const team = scope === 'team' ? (given.team ?? (who.teams.length === 1 ? who.teams[0]!.id : null)) : null;
  if (scope === 'team' && team === null) throw badField('team', 'missing', 'say which team it is for');
  if (team !== null && !(await receivers(db, { team, agent: null })).team)
    throw badField('team', 'unknown', 'there is no such team');
  for (const [at, action] of actions.entries()) {
    const asked = {
      team: action.do === 'set-team' ? action.team : null,
      agent: action.do === 'set-agent' ? action.agent : null,
    };
    const found = await receivers(db, asked);
    if (asked.team !== null && !found.team) throw badField(`actions.${at}.team`, 'unknown', 'there is no such team');
    if (asked.agent !== null && !found.agent)
      throw badField(
        `actions.${at}.agent`,
        'unknown',
        'there is no active agent of this id who may answer tickets; a viewer only reads',
      );
  }
  return { name, folder, scope, team, agent: scope === 'personal' ? who.id : null, text, html, actions };
}

/** Both languages with their form; words that only that has are read from it. */
function formOf({ text, html }: Given): Pick<CannedReply, 'text' | 'html'> {
  const of = (language: Language) => {
    const form = sanitizedForm(html[language]);
    return { form, words: isBlankText(text[language]) ? plainText(form || html[language]) : text[language] };
  };
  const [tr, en] = [of('tr'), of('en')];
  return { text: { tr: tr.words, en: en.words }, html: { tr: tr.form, en: en.form } };
}

async function giveFiles(db: Db, id: string, attachments: string[], { who }: By): Promise<void> {
  const asked = [...new Set(attachments.map((one) => one.toLowerCase()))];
  const { count, bytes } = await setCannedFiles(db, id, who.id, asked);
  if (count !== asked.length)
    throw badField(
      'attachments',
      'unknown',
      'a file is not yours, was used already or is older than a day; upload it again',
    );
  if (bytes > LIMITS.replyBytes)
    throw new Problem('too-large', `the files of one reply may have ${LIMITS.replyBytes} bytes together`);
}

const partsOf = ({ name, folder, scope, team, text, html, actions }: CannedReply | CannedReplyRow) => ({
  ...{ name, folder, scope, text, html, actions },
  team: typeof team === 'string' ? team : (team?.id ?? null),
});

const saying = ({ code, what }: CannedFault): string =>
  code === 'missing'
    ? 'a canned reply says something in one language at least, or changes something on the ticket'
    : code === 'unknown'
      ? `it names a placeholder that there is not: ${what}`
      : 'a brace belongs to a placeholder, as in {name} or {name|words}';
