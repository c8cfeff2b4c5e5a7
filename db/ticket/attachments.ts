/** Attachments: those of messages, and uploads that wait for their reply. */
import { maybe, first, type Db } from '../core/pool.ts';
import type { AttachmentRow } from './messages.ts';

const ATTACHMENT = `id, name, media_type as "mediaType", size, sha256, inline, content_id as "contentId"`;

export const attachmentById = (
  db: Db,
  id: string,
): Promise<(AttachmentRow & { messageId: string | null; agentId: string | null }) | undefined> =>
  maybe(db, {
    name: 'attachment-by-id',
    text: `select ${ATTACHMENT}, message_id as "messageId", agent_id as "agentId" from attachment where id = $1`,
    values: [id],
  });

/** An upload of one agent, loose until a reply or note takes it. */
export const insertUpload = (
  db: Db,
  upload: { agentId: string; name: string; mediaType: string; size: number; sha256: string },
): Promise<AttachmentRow> =>
  first<AttachmentRow>(db, {
    name: 'insert-upload',
    text: `insert into attachment (agent_id, name, media_type, size, sha256) values ($1, $2, $3, $4, $5) returning ${ATTACHMENT}`,
    values: [upload.agentId, upload.name, upload.mediaType, upload.size, upload.sha256],
  });

/**
 * Gives loose uploads of this agent to a message, in their order; `pictures` stand among its words. Returns how many were
 * taken and their bytes together.
 */
export const takeUploads = async (
  db: Db,
  ids: string[],
  agentId: string,
  messageId: string,
  pictures: { id: string; contentId: string }[],
): Promise<{ count: number; bytes: number }> =>
  first<{ count: number; bytes: number }>(db, {
    name: 'take-uploads',
    text: `with taken as (
             update attachment set message_id = $3, position = asked.position, inline = shown.id is not null,
                    content_id = shown."contentId"
               from unnest($1::uuid[]) with ordinality as asked(id, position)
                    left join jsonb_to_recordset($4::jsonb) as shown(id uuid, "contentId" text) on shown.id = asked.id
              where attachment.id = asked.id and agent_id = $2 and message_id is null returning size)
           select count(*)::integer as count, coalesce(sum(size), 0)::bigint as bytes from taken`,
    values: [ids, agentId, messageId, JSON.stringify(pictures)],
  });
