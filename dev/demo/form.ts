/** Forms of the demo's pages: multipart or urlencoded, one small file at most. */
import { Busboy } from '@fastify/busboy';
import type { Request } from 'express';

export type Form = {
  fields: Record<string, string>;
  file: { name: string; mediaType: string; content: Buffer } | null;
  /** The file was cut at the limit. */ tooLarge: boolean;
};

const FILE_BYTES = 10 * 1024 * 1024;
const FIELD_BYTES = 512 * 1024;

/** Reads the body; rejects when it is no form or breaks off. */
export function readForm(req: Request): Promise<Form> {
  const type = req.headers['content-type'];
  if (type === undefined) return Promise.reject(new Error('the request has no body'));
  return new Promise((resolve, reject) => {
    const form: Form = { fields: {}, file: null, tooLarge: false };
    const busboy = new Busboy({
      headers: { ...req.headers, 'content-type': type },
      limits: { fields: 20, files: 1, parts: 25, fieldSize: FIELD_BYTES, fileSize: FILE_BYTES },
    });
    busboy.on('field', (name, value) => void (form.fields[name] = value.replaceAll('\0', '')));
    busboy.on('file', (_name, stream, fileName, _encoding, mediaType) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => void (form.tooLarge = true));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        // A form without a chosen file sends an empty one without a name.
        if (fileName)
          form.file = {
            name: fileName.slice(0, 150),
            mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(mediaType) ? mediaType : 'application/octet-stream',
            content,
          };
      });
    });
    busboy.once('finish', () => resolve(form));
    busboy.once('error', reject);
    req.once('aborted', () => reject(new Error('the request broke off')));
    req.pipe(busboy);
  });
}
