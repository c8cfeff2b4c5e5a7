import type { Socket } from 'node:net';

/** What a client sends, read as the protocol needs it. Both give `undefined` once the line is dead. */
export type Input = { line(): Promise<string | undefined>; bytes(count: number): Promise<Buffer | undefined> };

/** No line is longer; a client that sends more without a newline is cut off. */
const MAX_LINE_BYTES = 1024 * 1024;

/** Reads lines (latin1, without CRLF) and counted bytes from a socket. One reader at a time. */
export function inputOf(socket: Socket): Input {
  let chunks: Buffer[] = [];
  let size = 0;
  let ended = false;
  let wake: (() => void) | undefined;

  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    wake?.();
  });
  for (const event of ['end', 'close', 'error']) {
    socket.on(event, () => {
      ended = true;
      wake?.();
    });
  }
  const more = async () => {
    if (!ended) await new Promise<void>((resolve) => (wake = resolve));
    wake = undefined;
  };
  const take = (count: number, skip = 0) => {
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks = [all.subarray(count + skip)];
    size = chunks[0]!.length;
    return all.subarray(0, count);
  };
  return {
    async line() {
      for (;;) {
        if (chunks.length > 1) chunks = [Buffer.concat(chunks)];
        const end = chunks[0]?.indexOf(10) ?? -1;
        if (end >= 0) return take(end, 1).toString('latin1').replace(/\r$/, '');
        if (ended || size > MAX_LINE_BYTES) return undefined;
        await more();
      }
    },
    async bytes(count) {
      while (size < count) {
        if (ended) return undefined;
        await more();
      }
      return take(count);
    },
  };
}
