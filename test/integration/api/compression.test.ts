/** What goes over the wire, and how small. */
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../../dev/root.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const ASSETS = path.join(PROJECT_ROOT, 'dist', 'ui', 'assets');
const OPEN = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

describe('an answer', () => {
  const { desk, ayse } = servedDesk();

  /** As it came, not opened by a friendly client. */
  const raw = (at: string, encoding: string, cookie = '') =>
    new Promise<{ headers: Record<string, unknown>; bytes: Buffer; status: number }>((resolve, reject) => {
      request(
        `${desk.url}${at}`,
        { headers: { 'accept-encoding': encoding, cookie, accept: 'text/html, */*' } },
        (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => void chunks.push(chunk));
          res.on('end', () =>
            resolve({ headers: res.headers, bytes: Buffer.concat(chunks), status: res.statusCode ?? 0 }),
          );
        },
      )
        .on('error', reject)
        .end();
    });

  test('with a file of the desk is the one that the build packed, in an encoding that was asked for, byte for byte', async () => {
    for (const name of readdirSync(ASSETS).filter((one) => /\.(?:js|css)$/.test(one))) {
      const whole = readFileSync(path.join(ASSETS, name));
      for (const encoding of ['br', 'gzip', 'identity'] as const) {
        const { headers, bytes, status } = await raw(`/assets/${name}`, encoding);
        const packed = headers['content-encoding'] as keyof typeof OPEN | undefined;
        expect([name, status, OPEN[packed ?? 'identity'](bytes).equals(whole)]).toEqual([name, 200, true]);
        if (whole.length > 10_000) expect([name, packed ?? 'identity']).toEqual([name, encoding]);
        expect(headers['vary']).toContain('Accept-Encoding');
        expect(headers['content-type']).toMatch(/^text\/(?:javascript|css)/);
        expect(headers['cache-control']).toContain('immutable');
      }
    }
  });

  test('with a script or style has no headers but those that a file obeys; a page and a picture keep theirs', async () => {
    const ofDocuments = ['content-security-policy', 'permissions-policy', 'referrer-policy', 'x-frame-options'];
    const had = ({ headers }: { headers: Record<string, unknown> }) => ofDocuments.filter((name) => name in headers);
    for (const ending of ['.js', '.css']) {
      const name = readdirSync(ASSETS).find((one) => one.endsWith(ending));
      const file = await raw(`/assets/${name}`, 'gzip');
      expect(had(file)).toEqual([]);
      expect(file.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
    for (const page of ['/', '/mark.png', '/assets/nothing.svg'])
      expect([page, had(await raw(page, 'gzip'))]).toEqual([page, ofDocuments]);
  });

  test('with a long list is packed as it goes, and says the same', async () => {
    for (let i = 0; i < 5; i += 1) await phoneTicket(ayse, desk, `Uzun liste ${i}`);
    const plain = await raw('/api/tickets?view=all', 'identity', ayse.cookie);
    for (const encoding of ['br', 'gzip'] as const) {
      const { headers, bytes } = await raw('/api/tickets?view=all', encoding, ayse.cookie);
      expect(headers['content-encoding']).toBe(encoding);
      expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(OPEN[encoding](bytes).equals(plain.bytes)).toBe(true);
    }
  });

  test('that is a stream of events, or a page with a customer’s link, goes as it is', async () => {
    const stream = await ayse.raw('/api/stream', {
      headers: { 'accept-encoding': 'br, gzip' },
      signal: AbortSignal.timeout(3_000),
    });
    expect([stream.status, stream.headers.get('content-encoding')]).toEqual([200, null]);
    const page = await raw('/c/1.1.yes.1.x', 'br, gzip');
    expect(page.headers['content-encoding']).toBeUndefined();
  });
});
