import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from './conversation.ts';

/** A mail the desk sent. `raw` is what came over the wire, `at` epoch milliseconds. */
export type SunkMail = { envelope: Envelope; raw: Buffer; at: number };

/** The mails of a sink, oldest first; on disk too when it has a folder. */
export type Keep = { mails(): SunkMail[]; add(mail: SunkMail): void; clear(): void };

/** One `<number>.json` per mail, raw in base64; it appears complete or not at all. */
export function openKeep(dir: string | undefined): Keep {
  if (dir) mkdirSync(dir, { recursive: true });
  const files = dir
    ? readdirSync(dir)
        .filter((name) => /^\d+\.json$/.test(name))
        .sort()
    : [];
  let mails: SunkMail[] = files.map((name) => {
    const { envelope, raw, at } = JSON.parse(readFileSync(join(dir!, name), 'utf8')) as {
      envelope: Envelope;
      raw: string;
      at: number;
    };
    return { envelope, raw: Buffer.from(raw, 'base64'), at };
  });
  let next = Number.parseInt(files.at(-1) ?? '0', 10) + 1;

  return {
    mails: () => [...mails],
    add(mail) {
      if (dir) {
        const file = join(dir, `${String(next++).padStart(8, '0')}.json`);
        writeFileSync(
          `${file}.half`,
          JSON.stringify({ envelope: mail.envelope, raw: mail.raw.toString('base64'), at: mail.at }),
        );
        renameSync(`${file}.half`, file);
      }
      mails.push(mail);
    },
    clear() {
      mails = [];
      if (dir) for (const name of readdirSync(dir)) rmSync(join(dir, name));
    },
  };
}
