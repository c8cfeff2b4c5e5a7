/** Requests that Node itself refuses, before there is a request: answered as problem+json like every other refusal. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const WORDS: Record<string, { status: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', detail: 'address and headers are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', detail: 'the request did not come to its end in time' },
};
const OTHER = { status: '400 Bad Request', detail: 'this is no HTTP request that can be read' };

/** Answers what `server` cannot read, and closes the connection: where the next request begins is not known. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, detail } = WORDS[error.code ?? ''] ?? OTHER;
    const body = JSON.stringify({
      type: 'urn:bilet:problem:bad-input',
      title: status.slice(4),
      status: Number(status.slice(0, 3)),
      code: 'bad-input',
      detail,
      requestId: randomUUID(),
    });
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
