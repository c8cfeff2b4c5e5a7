/** Files that an agent sends for a later reply or note: to the disk as they come, a few at a time. */
import type { Request } from 'express';
import type { Routes } from '../../../contract/routes.ts';
import { insertUpload } from '../../../db/ticket/attachments.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { Problem } from '../../../domain/problem.ts';
import { cleanFileName } from '../../../domain/text/file-name.ts';
import type { Handler } from '../../http/handler.ts';
import { createQuota } from '../../http/quota.ts';
import { attachmentOf } from './messages.ts';

/** One file, raw in the body. Problems: `too-large` as soon as the limit is passed, `too-many-requests`. */
export function createUploads(): Handler<Routes['createUpload']> {
  const underWay = createQuota(
    LIMITS.uploadsOfAgent,
    () => new Problem('too-many-requests', `${LIMITS.uploadsOfAgent} files of yours are on their way; wait for one`),
  );
  return async (deps, { query, req, who }) => {
    const done = underWay.enter(who.id);
    try {
      const { sha256, size } = await deps.blobs.putStream(bounded(req, LIMITS.uploadBytes));
      const mediaType = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(query.type)
        ? query.type.toLowerCase()
        : 'application/octet-stream';
      const name = cleanFileName(query.name, mediaType);
      return attachmentOf(await insertUpload(deps.pool, { agentId: who.id, name, mediaType, size, sha256 }));
    } finally {
      done();
    }
  };
}

async function* bounded(req: Request, limit: number): AsyncGenerator<Buffer> {
  const tooLarge = () => new Problem('too-large', `one file may have ${limit} bytes`);
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge();
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    yield chunk;
  }
}
