/** The company's own mail texts: what stands, writing, taking back, looking at. */
import type { Routes } from '../../contract/routes.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { ownMailContext } from '../../db/mail-out/own-mail.ts';
import { allTexts, lockTexts, type TextRow, type TextScope, textScopes, writeText } from '../../db/mail-out/texts.ts';
import {
  hasSubject,
  type OwnText,
  PLACEHOLDERS_OF,
  TEXT_KINDS,
  type TextFault,
  textFault,
  type TextKind,
  textOf,
} from '../../domain/mail/template/company-text.ts';
import { signedWith } from '../../domain/mail/letter.ts';
import { previewOf, sampleMoment, sampleOf } from '../../domain/mail/template/text-preview.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { isOurs, type Language, LANGUAGES } from '../../domain/text/language.ts';
import { auditChange } from '../http/changes.ts';
import type { Handler } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';

type Scopes = Awaited<ReturnType<typeof textScopes>>;

/** Problem `bad-input` for a team and a mailbox at once, and for one that there is not. */
export const listMailTexts: Handler<Routes['listMailTexts']> = async ({ pool }, { query }) => {
  const scopes = await textScopes(pool);
  const scope = scopeOf(query, scopes);
  const rows = await allTexts(pool);
  const languages = [...new Set([...LANGUAGES, ...rows.filter(isWritten).map(({ language }) => language)])];
  return {
    items: TEXT_KINDS.map((kind) => ({
      kind,
      placeholders: [...PLACEHOLDERS_OF[kind]],
      hasSubject: hasSubject(kind),
      texts: languages
        .filter(
          (language) =>
            isOurs(language) || rows.some((row) => row.kind === kind && row.language === language && isWritten(row)),
        )
        .map((language) => standing(rows, kind, scope, language)),
      written: rows.filter((row) => row.kind === kind && isWritten(row)).map((row) => namedIn(row, scopes)),
    })),
    next: null,
  };
};

/** Problem `bad-input` for a scope as above and for a text that could not be filled; `stale-version`. */
export const saveMailText: Handler<Routes['saveMailText']> = async ({ pool }, { params, body, who, expected }) =>
  inTransaction(pool, async (db) => {
    const { kind } = params;
    const { language, text, version } = body;
    const subject = body.subject || null;
    const scope = scopeOf(body, await textScopes(db));
    refuse(textFault(kind, { language, subject, text }));
    await lockTexts(db);
    const rows = await allTexts(db);
    requireVersion(rowOf(rows, kind, scope, language)?.version ?? 0, expected ?? version);
    if (rowOf(rows, kind, scope, language) === undefined && rows.length >= LIMITS.mailTexts)
      throw badField('text', 'too-many', 'there are as many texts as there may be', LIMITS.mailTexts);
    return written(db, who.id, rows, { kind, ...scope, language, subject, text });
  });

/** Problem `not-found` where nothing was written; `stale-version`. */
export const resetMailText: Handler<Routes['resetMailText']> = async ({ pool }, { params, query, who, expected }) =>
  inTransaction(pool, async (db) => {
    const scope = scopeOf(query, await textScopes(db));
    await lockTexts(db);
    const rows = await allTexts(db);
    const row = rowOf(rows, params.kind, scope, query.language);
    if (row === undefined || !isWritten(row)) throw new Problem('not-found', 'nothing was written there');
    requireVersion(row.version, expected);
    return written(db, who.id, rows, { ...row, subject: null, text: null });
  });

/** Problem `bad-input` as above; `not-found` for a ticket that there is not. */
export const previewMailText: Handler<Routes['previewMailText']> = async ({ pool, clock }, { params, body, who }) => {
  const { kind } = params;
  const { language, text, ticket } = body;
  const subject = body.subject || null;
  const scopes = await textScopes(pool);
  const scope = scopeOf(body, scopes);
  refuse(textFault(kind, { language, subject, text }));
  const rows = (await allTexts(pool)).filter(isWritten);
  const fallback: Language = isOurs(language) ? language : 'en';
  const tracking = textOf('tracking', inScope(rows, scope), [language, fallback]);
  const own = inScope(
    [{ kind, ...scope, language, subject, text }, ...rows.filter((row) => !isAt(row, kind, scope, language))],
    scope,
  );
  const chosen = textOf(kind, own, [language, fallback]);
  const moment = sampleMoment(clock.now(), 'Europe/Istanbul', language);
  const named = { team: nameOf(scopes, 'team', scope.team), company: nameOf(scopes, 'mailbox', scope.mailbox) };
  const given =
    ticket === undefined ? { ...sampleOf(language), ...named, agent: who.name } : await ofTicket(pool, ticket);
  const {
    subject: about,
    text: said,
    html,
  } = previewOf(chosen, tracking, { ...given, promised: moment, closes: moment });
  return { subject: about, text: said, html };
};

/** Empty where none stands. Problem `not-found` for a ticket that no mails can go out for. */
export const getSignature: Handler<Routes['getSignature']> = async ({ pool }, { params, who }) => {
  const context = await ownMailContext(pool, params.number);
  if (context === undefined) throw new Problem('not-found', 'there is no such ticket that mails can go out for');
  const { code, team, mailboxName: company, texts, languages } = context;
  const given = { number: params.number, agent: who.name, code, team, company };
  return signedWith(who.signature, textOf('signature', texts, languages), given);
};

async function ofTicket(db: Db, number: number) {
  const context = await ownMailContext(db, number);
  if (context === undefined) throw new Problem('not-found', 'there is no such ticket that mails can go out for');
  const { code, subject, name, team, agent, mailboxName: company } = context;
  return { number, code, subject, name, team, agent, company };
}

const isWritten = (row: TextRow): row is TextRow & { text: string } => row.text !== null;
const isAt = (row: Omit<OwnText, 'text'>, kind: TextKind, { team, mailbox }: TextScope, language: string): boolean =>
  row.kind === kind && row.language === language && row.team === team && row.mailbox === mailbox;
const rowOf = (rows: TextRow[], kind: TextKind, scope: TextScope, language: string): TextRow | undefined =>
  rows.find((row) => isAt(row, kind, scope, language));
/** Those that may stand there. */
const inScope = (rows: OwnText[], { team, mailbox }: TextScope): OwnText[] =>
  rows.filter((row) => (row.team === null || row.team === team) && (row.mailbox === null || row.mailbox === mailbox));

function standing(rows: TextRow[], kind: TextKind, scope: TextScope, language: string) {
  const own = rowOf(rows, kind, scope, language);
  const there = inScope(rows.filter(isWritten), scope);
  const without = there.filter((row) => row !== own);
  // A further language in which nothing is left says nothing.
  const chosenFrom = (texts: OwnText[]) => {
    const { subject, text, from, language: found } = textOf(kind, texts, [language, 'en']);
    return found === language ? { subject, text, from } : { subject: null, text: '', from: 'code' as const };
  };
  return {
    language,
    ...chosenFrom(there),
    version: own?.version ?? 0,
    changedAt: own?.changedAt.toISOString() ?? null,
    changedBy: own?.changedBy ?? null,
    otherwise: chosenFrom(without),
  };
}

async function written(db: Db, by: string, rows: TextRow[], row: Omit<OwnText, 'text'> & { text: string | null }) {
  const { kind, team, mailbox, language } = row;
  const before = rowOf(rows, kind, row, language);
  if (before?.text !== row.text || before.subject !== row.subject) {
    await writeText(db, by, row);
    await auditChange(db, by, row.text === null ? 'mail-text.reset' : 'mail-text.write', team ?? mailbox ?? 'company', {
      before: { kind, language, subject: before?.subject ?? null, text: before?.text ?? null },
      after: { kind, language, subject: row.subject, text: row.text },
    });
  }
  return standing(await allTexts(db), kind, row, language);
}

function scopeOf({ team = null, mailbox = null }: Partial<TextScope>, scopes: Scopes): TextScope {
  if (team !== null && mailbox !== null)
    throw badField('mailbox', 'unexpected', 'a text is for a team or for a mailbox');
  const isThere = (scope: 'team' | 'mailbox', id: string) => scopes.some((one) => one.scope === scope && one.id === id);
  if (team !== null && !isThere('team', team)) throw badField('team', 'unknown', 'there is no such team');
  if (mailbox !== null && !isThere('mailbox', mailbox))
    throw badField('mailbox', 'unknown', 'there is no such mailbox');
  return { team, mailbox };
}

const named = (scopes: Scopes, scope: 'team' | 'mailbox', id: string | null) => {
  const found = scopes.find((one) => one.scope === scope && one.id === id);
  return found === undefined ? null : { id: found.id, name: found.name };
};
/** Of one that is not asked for, any stands as an example. */
const nameOf = (scopes: Scopes, scope: 'team' | 'mailbox', id: string | null): string =>
  (named(scopes, scope, id) ?? scopes.find((one) => one.scope === scope))?.name ?? '';

const namedIn = ({ team, mailbox, language }: TextRow, scopes: Scopes) => ({
  ...{ team: named(scopes, 'team', team), mailbox: named(scopes, 'mailbox', mailbox) },
  language,
});

const SAYS: Record<TextFault['code'], string> = {
  missing: 'a text says something; one in another language than Turkish and English has a subject as well',
  malformed: 'a brace belongs to a placeholder, as in {name} or {name|words}',
  unknown: 'it names a placeholder that texts of this kind do not have',
  unexpected: 'this text stands beneath other mails and has no subject',
  'without-code': 'the customer’s answer is known by the code: put in {code}',
  'without-links': 'each answer has its link once: a line that ends in a colon, and {yes} or {no} alone on the next',
};

function refuse(fault: TextFault | null): void {
  if (fault !== null)
    throw badField(fault.field, fault.code, `${SAYS[fault.code]}${fault.what ? `: ${fault.what}` : ''}`);
}
