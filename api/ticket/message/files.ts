/** Bytes out: attachments and raw mails. What a sender named or typed never decides how it is shown. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Routes } from '../../../contract/routes.ts';
import { StoreAway } from '../../../db/blobs/mark.ts';
import { attachmentById } from '../../../db/ticket/attachments.ts';
import { inboundById } from '../../../db/mail-in/ledger-lists.ts';
import { rawOf } from '../../../db/ticket/messages.ts';
import { LEDGER_STATES } from '../../../domain/mail/ledger.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';
import type { Handler } from '../../http/handler.ts';

/** Pictures that a browser may show in place, by their first bytes in hex: raster only, because an SVG is a program. */
export const RASTER: Record<string, RegExp> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^47494638(?:37|39)61/,
  'image/webp': /^52494646.{8}57454250/,
};

/** What a browser may show in place when it is asked to: its viewer of PDFs is a world of its own, with no origin of ours. */
const SHOWN: Record<string, RegExp> = { ...RASTER, 'application/pdf': /^255044462d/ };

export const getAttachment: Handler<Routes['getAttachment']> = async (deps, { params, query, who, res }) => {
  const file = await attachmentById(deps.pool, params.id);
  // An upload that no reply took yet is its agent's alone.
  if (file === undefined || (file.messageId === null && file.agentId !== who.id))
    throw new Problem('not-found', 'there is no such attachment');
  const isShown = query.inline !== undefined && SHOWN[file.mediaType] !== undefined;
  await sendBlob(deps, res, {
    sha256: file.sha256,
    size: file.size,
    name: file.name,
    mediaType: isShown ? file.mediaType : null,
  });
};

export const getRawMail: Handler<Routes['getRawMail']> = async (deps, { params, res }) => {
  const raw = await rawOf(deps.pool, params.id);
  if (raw === undefined) throw new Problem('not-found', 'this message has no mail as it came or went');
  await sendBlob(deps, res, {
    sha256: raw.sha256,
    size: null,
    name: `${raw.number}-${params.id.slice(0, 8)}.eml`,
    mediaType: 'message/rfc822',
    download: true,
  });
};

/** A mail of the ledger that is no message, or not yet; of one that is too large only the header was taken. */
export const getQuarantineRaw: Handler<Routes['getQuarantineRaw']> = async (deps, { params, res }) => {
  const row = await inboundById(deps.pool, params.id);
  if (row?.sha256 == null || !LEDGER_STATES[row.state].showsRaw)
    throw new Problem('not-found', `quarantine holds no bytes of a mail ${params.id}`);
  await sendBlob(deps, res, {
    sha256: row.sha256,
    size: null,
    name: `mail-${params.id}.eml`,
    mediaType: 'message/rfc822',
    download: true,
  });
};

export type Sent = { sha256: string; size: number | null; name: string; mediaType: string | null; download?: boolean };

/**
 * Streams a blob; a type is given only for raster pictures and PDFs whose bytes are what they say, all else is a download. What is shown
 * may be shown in a frame of ours. Its policy keeps even a PDF from everything; the frame itself has no `sandbox`, in which browsers refuse
 * to start their viewer.
 */
export async function sendBlob({ blobs }: Deps, res: Response, file: Sent): Promise<void> {
  const stream = blobs.stream(file.sha256);
  const first = await firstChunk(stream).catch(async (error: NodeJS.ErrnoException) => {
    // Where the folder itself is away, that says nothing about one file.
    if (!(await blobs.isThere())) throw new StoreAway();
    if (error.code === 'ENOENT') throw new Problem('not-found', 'the bytes are not in the store any more');
    throw error;
  });
  const bytes = file.mediaType === null ? undefined : SHOWN[file.mediaType];
  const shown = bytes?.test(first.subarray(0, 16).toString('hex')) === true;
  const type = shown || file.download ? (file.mediaType ?? '') : 'application/octet-stream';
  res.status(200).set({
    'Content-Type': type,
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': `default-src 'none'; sandbox${shown ? "; frame-ancestors 'self'" : ''}`,
    ...(shown && { 'X-Frame-Options': 'SAMEORIGIN' }),
    // Content-addressed: the bytes behind an id never change.
    'Cache-Control': 'private, max-age=86400, immutable',
    ...(file.size === null ? {} : { 'Content-Length': String(file.size) }),
  });
  stream.unshift(first);
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    // The reader went away.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

function firstChunk(stream: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => resolve(Buffer.alloc(0)));
    stream.once('readable', () => resolve((stream.read() as Buffer | null) ?? Buffer.alloc(0)));
  });
}

const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
const encodeName = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
