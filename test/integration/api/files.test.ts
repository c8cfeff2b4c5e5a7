/** Pictures, attachments and uploads: what is shown, what is a download, what is refused. */
import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { LIMITS } from '../../../domain/limits.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const selin = sessionOf(bilet, SELIN);

test('pictures of a mail show in its frame by signed addresses, remote ones only when asked', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await bilet.deliver(
    [
      'From: Ada <ada@example.test>',
      'To: destek@example.test',
      'Subject: Resimli',
      'Message-ID: <resim@example.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Bakın</p><img src="cid:logo@x"><img src="https://remote.example/a.png"><script>alert(1)</script>',
      '--x',
      'Content-Type: image/png',
      'Content-ID: <logo@x>',
      'Content-Disposition: inline; filename=logo.png',
      'Content-Transfer-Encoding: base64',
      '',
      png.toString('base64'),
      '--x--',
      '',
    ].join('\r\n'),
    bilet.address,
    'ada@example.test',
  );
  const { number } = await bilet.ticketBySubject('Resimli');
  const [message] = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(message.hasHtml).toBe(true);
  const frame = await ayse.raw(`/api/messages/${message.id}/frame`);
  const asked = await frame.text();
  // The one script is ours: it carries the nonce that this answer alone allows.
  const [, nonce] = /script-src 'nonce-([^']+)'; .*sandbox allow-scripts allow-popups/.exec(
    frame.headers.get('content-security-policy')!,
  )!;
  expect(asked.match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}">`]);
  expect(asked).not.toMatch(/\ssrc="https:/);
  const src = /src="(\/frame-images\/[^"]+)"/.exec(asked)?.[1] ?? '';
  const picture = await fetch(`${bilet.url}${src}`);
  expect([
    picture.status,
    picture.headers.get('content-type'),
    picture.headers.get('cross-origin-resource-policy'),
  ]).toEqual([200, 'image/png', 'cross-origin']);
  expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
  expect((await fetch(`${bilet.url}${src.slice(0, -1)}x`)).status).toBe(404);
  const shown = await ayse.raw(`/api/messages/${message.id}/frame?images=show`);
  expect(shown.headers.get('content-security-policy')).toContain("img-src 'self' data: https:");
  expect(await shown.text()).toContain('src="https://remote.example/a.png"');
  const raw = await ayse.raw(`/api/messages/${message.id}/raw`);
  expect(await raw.text()).toContain('Message-ID: <resim@example.test>');
});

test('an attachment is a download whatever it says it is, a picture is shown only when its bytes are one', async () => {
  const upload = async (name: string, type: string, bytes: string) =>
    (await ayse.upload(name, type, Buffer.from(bytes, 'latin1'))).body;
  const html = await upload('../../a"b\u202egnp.html', 'text/html', '<script>alert(1)</script>');
  expect(html.name).toBe('a_bgnp.html');
  expect((await upload(`${'Ekim ayı faturası '.repeat(12)}.pdf`, 'application/pdf', '%PDF-1.4')).name).toMatch(
    /\.pdf$/,
  );
  const svg = await upload('x.svg', 'image/svg+xml', '<svg onload="alert(1)"/>');
  const fake = await upload('x.png', 'image/png', '<script>alert(1)</script>');
  const fakePdf = await upload('x.pdf', 'application/pdf', '<script>alert(1)</script>%PDF-1.4');
  for (const one of [html, svg, fake, fakePdf]) {
    const got = await ayse.raw(`${one.url}?inline=1`);
    expect([
      got.headers.get('content-type'),
      got.headers.get('content-disposition')?.split(';')[0],
      got.headers.get('x-content-type-options'),
      got.headers.get('content-security-policy'),
    ]).toEqual(['application/octet-stream', 'attachment', 'nosniff', "default-src 'none'; sandbox"]);
  }
  expect(
    (await ayse.raw((await upload('x.gif', 'image/gif', 'GIF89a...')).url + '?inline=1')).headers.get('content-type'),
  ).toBe('image/gif');
  const pdf = await ayse.raw((await upload('x.pdf', 'application/pdf', '%PDF-1.4')).url + '?inline=1');
  // The desk may frame it, nobody else, and it may do nothing.
  expect([
    pdf.headers.get('content-type'),
    pdf.headers.get('content-disposition')?.split(';')[0],
    pdf.headers.get('x-content-type-options'),
    pdf.headers.get('content-security-policy'),
    pdf.headers.get('x-frame-options'),
  ]).toEqual([
    'application/pdf',
    'inline',
    'nosniff',
    "default-src 'none'; sandbox; frame-ancestors 'self'",
    'SAMEORIGIN',
  ]);
  // Somebody else's loose upload is nobody's business, neither to read nor to send.
  expect((await selin.raw(html.url)).status).toBe(404);
});

test('an upload past the limit is refused by its header alone, before a byte of it comes', async () => {
  const announced = request(`${bilet.url}/api/uploads?name=x`, {
    method: 'POST',
    headers: {
      cookie: ayse.cookie,
      'content-type': 'application/octet-stream',
      'content-length': LIMITS.uploadBytes + 1,
    },
  });
  announced.flushHeaders();
  try {
    const [answer] = (await once(announced, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'too-large' });
  } finally {
    announced.destroy();
  }
  expect((await ayse.get('/session')).status).toBe(200);
});
