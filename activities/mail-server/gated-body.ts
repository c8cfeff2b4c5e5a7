import { Readable } from 'node:stream';

export type GatedBody = {
  /** The bytes for one connection. */
  stream: () => Readable;
  /** Whether the dot may have left: from then on a lost answer says nothing. */
  dotLeft: () => boolean;
};

/** A mail whose dot follows only on `passes`: once everything else is with the server, it is ours to finish only while we hold the lease. */
export function gatedBody(raw: Buffer, passes: () => Promise<boolean>): GatedBody {
  let dotLeft = false;
  async function* bytes() {
    yield raw;
    if (!(await passes())) throw new Error('another process has taken this send over');
    dotLeft = true;
  }
  return { stream: () => Readable.from(bytes()), dotLeft: () => dotLeft };
}
