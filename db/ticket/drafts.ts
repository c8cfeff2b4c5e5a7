/** Drafts: what agents are writing on tickets, and the uploads that wait in them. */
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import type { DraftKind } from '../../domain/ticket/draft.ts';
import { wellFormed } from '../core/json.ts';
import { notice } from '../core/notices.ts';
import { change, many, maybe, type Db } from '../core/pool.ts';

type Person = { name: string; address: string };
type DraftRecipients = { to: Person[]; cc: Person[]; bcc: Person[] };
/** Whose draft of what. */
export type DraftPlace = { number: number; agentId: string; kind: DraftKind };
export type DraftWords = {
  text: string;
  html: string;
  attachments: string[];
  pictures: string[];
  recipients: DraftRecipients | null;
  subject: string | null;
  actions: Action[];
  blanks: string[];
  lastSeen: string | null;
};
export type DraftRow = {
  kind: DraftKind;
  version: number;
  agent: { id: string; name: string };
  text: string;
  html: string;
  attachments: { id: string; name: string; size: number; inline: boolean }[];
  recipients: DraftRecipients | null;
  subject: string | null;
  actions: Action[];
  blanks: string[];
  lastSeen: string | null;
  startedAt: Date;
  savedAt: Date;
};

// An upload that was sent meanwhile is in no draft any more.
const DRAFT = `d.kind, d.version, json_build_object('id', a.id, 'name', a.name) as agent, d.text, d.html, d.recipients, d.subject, d.actions, d.blanks,
  d.last_seen as "lastSeen", d.started_at as "startedAt", d.saved_at as "savedAt",
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'inline', f.id = any(d.pictures)) order by named.at)
              from unnest(d.attachments) with ordinality as named(id, at) join attachment f on f.id = named.id
             where f.message_id is null and f.agent_id = d.agent_id), '[]'::json) as attachments`;

/** All drafts of a ticket, those begun first before others. */
export const draftsOf = (db: Db, number: number): Promise<DraftRow[]> =>
  many<DraftRow>(db, {
    name: 'drafts-of-ticket',
    text: `select ${DRAFT} from draft d join agent a on a.id = d.agent_id where d.ticket_number = $1 order by d.started_at, tr_order(a.name)`,
    values: [number],
  });

export const draftAt = (db: Db, { number, agentId, kind }: DraftPlace): Promise<DraftRow | undefined> =>
  maybe<DraftRow>(db, {
    name: 'draft-at',
    text: `select ${DRAFT} from draft d join agent a on a.id = d.agent_id
            where d.ticket_number = $1 and d.agent_id = $2 and d.kind = $3`,
    values: [number, agentId, kind],
  });

/**
 * Keeps the words, with those of the uploads that are this agent's and wait; false when another version stands than was `seen`. Who saw
 * none (null) has their way; 0 is seen where there is no draft.
 */
export const saveDraft = async (
  db: Db,
  { number, agentId, kind }: DraftPlace,
  words: DraftWords,
  seen: number | null,
): Promise<boolean> =>
  (await change(db, {
    name: 'save-draft',
    text: `with saved as (
             insert into draft as d (ticket_number, agent_id, kind, text, html, attachments, pictures, recipients, last_seen, actions, subject, blanks)
             select $1, $2, $3, $4, $5,
                    array(select asked.id from unnest($6::uuid[]) with ordinality as asked(id, at) join attachment f on f.id = asked.id
                           where f.message_id is null and f.agent_id = $2 order by asked.at),
                    $7::uuid[], $8::jsonb, $9, $11::jsonb, $12, $13::jsonb
              where $10::integer is null or $10 = 0
                 or exists (select from draft where ticket_number = $1 and agent_id = $2 and kind = $3)
             on conflict (ticket_number, agent_id, kind) do update
                set version = nextval('draft_version'), text = excluded.text, html = excluded.html, attachments = excluded.attachments,
                    pictures = excluded.pictures, recipients = excluded.recipients, last_seen = excluded.last_seen,
                    actions = excluded.actions, subject = excluded.subject, blanks = excluded.blanks, saved_at = now()
              where $10::integer is null or d.version = $10
             returning ticket_number)
           select ${notice('draft', { ticket: 'ticket_number' })} from saved`,
    values: [
      ...[number, agentId, kind, words.text, words.html, words.attachments, words.pictures],
      ...[words.recipients === null ? null : wellFormed(words.recipients), words.lastSeen, seen],
      wellFormed(words.actions),
      words.subject,
      wellFormed(words.blanks),
    ],
  })) > 0;

/** Whether one of the version that was `seen`, or of any (null), stood there. */
export const deleteDraft = async (
  db: Db,
  { number, agentId, kind }: DraftPlace,
  seen: number | null,
): Promise<boolean> =>
  (await change(db, {
    name: 'delete-draft',
    text: `with gone as (
             delete from draft where ticket_number = $1 and agent_id = $2 and kind = $3 and ($4::integer is null or version = $4)
             returning ticket_number)
           select ${notice('draft', { ticket: 'ticket_number' })} from gone`,
    values: [number, agentId, kind, seen],
  })) > 0;

/** The draft of what was sent just now is none any more. Other words stay: another device has written them since. */
export const dropSentDraft = (db: Db, { number, agentId, kind }: DraftPlace, text: string): Promise<number> =>
  change(db, {
    name: 'drop-sent-draft',
    text: `with gone as (
             delete from draft where ticket_number = $1 and agent_id = $2 and kind = $3 and text = $4 returning ticket_number)
           select ${notice('draft', { ticket: 'ticket_number' })} from gone`,
    values: [number, agentId, kind, text],
  });
