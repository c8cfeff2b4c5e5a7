/** The company's own mail texts, as domain/mail/template/company-text.ts chooses among them. */
import type { OwnText, TextKind } from '../../domain/mail/template/company-text.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Named } from '../core/named.ts';
import { change, type Db, first, many } from '../core/pool.ts';

/** SQL: the texts `x` that may stand on a ticket of a team and a mailbox, as JSON. */
export const ownTexts = (team: string, mailbox: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'team', x.team_id, 'mailbox', x.mailbox_id,
                                               'language', x.language, 'subject', x.subject, 'text', x.text)), '[]')
    from mail_text x
   where x.text is not null and (x.team_id is null or x.team_id = ${team}) and (x.mailbox_id is null or x.mailbox_id = ${mailbox}))`;

/** Those of a kind that may stand on the tickets of a mailbox, of whatever team. */
export const textsOfMailbox = (db: Db, kinds: TextKind[], mailbox: string): Promise<OwnText[]> =>
  many<OwnText>(db, {
    name: 'texts-of-mailbox',
    text: `select kind, team_id as team, mailbox_id as mailbox, language, subject, text from mail_text
            where text is not null and kind = any($1) and (mailbox_id is null or mailbox_id = $2)`,
    values: [kinds, mailbox],
  });

/** For whom a text is written: for a team, a mailbox, or, with neither, all of the company. */
export type TextScope = { team: string | null; mailbox: string | null };

/** A text as it stands in its place; one that was reset says nothing. */
export type TextRow = Omit<OwnText, 'text'> & {
  text: string | null;
  version: number;
  changedAt: Date;
  changedBy: Named | null;
};

const ROW = `x.kind, x.team_id as team, x.mailbox_id as mailbox, x.language, x.subject, x.text, x.version, x.changed_at as "changedAt",
  (select json_build_object('id', id, 'name', name) from agent where id = x.changed_by) as "changedBy"`;

/** All of them, those that were reset as well. */
export const allTexts = (db: Db): Promise<TextRow[]> =>
  many<TextRow>(db, {
    name: 'all-mail-texts',
    text: `select ${ROW} from mail_text x order by x.kind, x.language, x.id`,
  });

/** Until the transaction ends nobody else changes a text. */
export const lockTexts = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-mail-texts', text: `select pg_advisory_xact_lock(hashtext('mail-text'))` });

/** Writes the next version of a text; with none, it is reset. */
export const writeText = (
  db: Db,
  by: string,
  { kind, team, mailbox, language, subject, text }: Omit<OwnText, 'text'> & { text: string | null },
): Promise<number> =>
  change(db, {
    name: 'write-mail-text',
    text: `insert into mail_text (kind, team_id, mailbox_id, language, subject, text, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (kind, language, coalesce(team_id, mailbox_id, '00000000-0000-0000-0000-000000000000'))
           do update set subject = excluded.subject, text = excluded.text, version = mail_text.version + 1, changed_at = now(), changed_by = excluded.changed_by`,
    values: [kind, team, mailbox, language, subject, text, by],
  });

/** The teams and mailboxes that there are. */
export const textScopes = (db: Db): Promise<(Named & { scope: 'team' | 'mailbox'; language: Language | null })[]> =>
  many(db, {
    name: 'text-scopes',
    text: `select 'team' as scope, id, name, null as language from team where merged_into is null
           union all select 'mailbox', id, name, language from mailbox where deleted_at is null`,
  });
