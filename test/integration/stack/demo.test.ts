import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemo, type Demo } from '../../../dev/demo.ts';
import { startMailServer, type MailServer } from '../../../dev/mailserver.ts';
import { DEMO_MAILBOX, LETTERS, seedMails } from '../../../dev/seed.ts';
import { startSink, type Sink } from '../../../dev/sink.ts';
import { freeze } from '../../../mail/write/compose.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import nodemailer from 'nodemailer';

const DESK = DEMO_MAILBOX.address;

describe('the customer’s mailbox of the demo', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bilet-demo-'));
  let mailServer: MailServer;
  let sink: Sink;
  let demo: Demo;
  let server: Server;
  let base: string;

  beforeAll(async () => {
    mailServer = await startMailServer({ dataDir, accounts: [DEMO_MAILBOX] });
    sink = await startSink({ onMail: (mail) => demo.onSunkMail(mail) });
    demo = createDemo({ mailServer, sink, mailbox: DESK });
    server = express().use('/demo', demo.handler).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/demo`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([sink.stop(), mailServer.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(base + path, { headers })).text();
  const submit = (path: string, fields: Record<string, string | File>, headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(base + path, { method: 'POST', body, headers, redirect: 'manual' });
  };
  const newest = () => mailServer.messages(DESK).at(-1)!.raw;
  /** What Bilet would send: through the product's own composer and real SMTP. */
  /** Resolves with the moment it was written. */
  const deskSends = async (
    to: string,
    mail: {
      id: string;
      subject: string;
      text: string;
      html?: string;
      inReplyTo?: string;
      attachments?: { name: string; mediaType: string; contentId: null; content: Buffer }[];
    },
  ) => {
    // Now, because an answer follows what it answers.
    const date = Date.now();
    const frozen = await freeze({
      mailId: mail.id,
      date,
      from: { name: 'Ayşe Yılmaz - Bilet Destek', address: DESK },
      to: [{ name: '', address: to }],
      cc: [],
      bcc: [],
      replyTo: null,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      inReplyTo: mail.inReplyTo ?? null,
      references: mail.inReplyTo ? [mail.inReplyTo] : [],
      attachments: mail.attachments ?? [],
      language: 'tr',
      block: { text: '---\nBu talebin takip kodu: tid:Xk8m2pQn:tid\n---', html: '<p>tid:Xk8m2pQn:tid</p>' },
      kind: 'reply',
      instance: 'test',
    });
    const transport = nodemailer.createTransport({ host: sink.host, port: sink.port, ignoreTLS: true });
    await transport.sendMail({ envelope: frozen.envelope, raw: Buffer.from(frozen.raw) });
    transport.close();
    return date;
  };

  test('explains itself, offers customers and speaks the reader’s language', async () => {
    expect(await page('/', { 'accept-language': 'tr' })).toMatch(
      /<html lang="tr">[^]*Müşterinin posta kutusu[^]*destek@bilet\.test[^]*Zeynep Arslan/,
    );
    expect(await page('/', { 'accept-language': 'en' })).toMatch(/<html lang="en">[^]*customer’s mailbox/);
    expect(await page('/?lang=en', { 'accept-language': 'tr' })).toMatch(/<html lang="en">/);
    expect(await page('/', { 'accept-language': 'de' })).toMatch(/<html lang="tr">/);
  });

  test('a mail goes by SMTP to the desk’s mailbox with Turkish letters and file intact, the answer comes back, and it is answered in its thread', async () => {
    const who = `customer=deniz@musteri.test&lang=tr`;
    const subject = 'Şişli şubesi: iğne ÇÖĞÜŞİ ışık';
    const written = await submit(
      `/mails?${who}`,
      {
        name: 'Deniz Öztürk',
        subject,
        text: 'Merhaba,\r\nkargom gelmedi.\r\n.tek nokta\r\n<b>iyi günler</b>',
        file: new File([Buffer.from([0, 255, 13, 10, 46])], 'şubat faturası.bin'),
      },
      { 'sec-fetch-site': 'same-origin' },
    );
    expect(written.status).toBe(303);
    const first = await parseMail(newest());
    expect(newest().every((byte) => byte < 128)).toBe(true);
    expect(first).toMatchObject({
      subject,
      from: { name: 'Deniz Öztürk', address: 'deniz@musteri.test' },
      to: [{ address: DESK }],
      defects: [],
    });
    expect(first.text).toBe('Merhaba,\nkargom gelmedi.\n.tek nokta\n<b>iyi günler</b>');
    expect(first.attachments).toMatchObject([{ name: 'şubat faturası.bin' }]);
    expect(Buffer.from(first.attachments[0]!.content)).toEqual(Buffer.from([0, 255, 13, 10, 46]));

    const sentPage = await page(written.headers.get('location')!.replace('/demo', ''));
    expect(sentPage).toContain('E-postanız gönderildi');
    expect(sentPage).toContain('&lt;b&gt;iyi günler&lt;/b&gt;');
    const file = /href="\/demo(\/mails\/\w+\/files\/0[^"]*)"/.exec(sentPage)![1]!.replaceAll('&amp;', '&');
    const download = await fetch(base + file);
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%C5%9Fubat%20fatura/);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(Buffer.from([0, 255, 13, 10, 46]));

    expect(await (await fetch(`${base}/news?${who}`)).json()).toEqual({ received: 0 });
    const answeredAt = await deskSends('deniz@musteri.test', {
      id: 'tid.1.A@bilet.test',
      subject,
      text: 'Kargonuz bugün çıktı.\nBakınız: http://127.0.0.1:3000/c/1.1.yes.1',
      inReplyTo: first.mailId!,
    });
    expect(await (await fetch(`${base}/news?${who}`)).json()).toEqual({ received: 1 });
    const list = await page(`/?${who}`);
    expect(list.match(/<li><a/g)).toHaveLength(1);
    expect(list).toContain('yardım masasından');
    const thread = await page(/href="\/demo(\/mails\/\w+[^"]*)"/.exec(list)![1]!.replaceAll('&amp;', '&'));
    expect(thread).toContain('Kargonuz bugün çıktı.');
    expect(thread).toContain('<a href="http://127.0.0.1:3000/c/1.1.yes.1"');

    const answers = /action="\/demo(\/mails\/\w+\/answers[^"]*)"/.exec(thread)![1]!.replaceAll('&amp;', '&');
    expect((await submit(answers, { text: 'Teşekkürler, geldi.', quote: '1' })).status).toBe(303);
    const reply = await parseMail(newest());
    expect(reply).toMatchObject({
      subject: `Re: ${subject}`,
      inReplyTo: ['tid.1.A@bilet.test'],
      references: [first.mailId, 'tid.1.A@bilet.test'],
      newText: 'Teşekkürler, geldi.',
    });
    const [, day, time] =
      /^Ayşe Yılmaz - Bilet Destek <destek@bilet.test>, (.+), (\d\d:\d\d) tarihinde şunu yazdı:\n\n> Kargonuz bugün çıktı\./mu.exec(
        reply.text,
      )!;
    const inIstanbul = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('tr', { timeZone: 'Europe/Istanbul', ...options }).format(answeredAt);
    expect(day).toBe(inIstanbul({ day: 'numeric', month: 'short', year: 'numeric', weekday: 'short' }));
    expect(time).toBe(inIstanbul({ hour: '2-digit', minute: '2-digit' }));
    expect(reply.text).toContain('> Bu talebin takip kodu: tid:Xk8m2pQn:tid');
    expect((await page(`/?${who}`)).match(/<li><a/g)).toHaveLength(1);
  });

  test('nothing that anybody wrote becomes markup of ours', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    await submit('/mails?customer=kotu@musteri.test&lang=en', {
      name: evil,
      subject: evil,
      text: `${evil}\r\njavascript:alert(3) http://a.test/"onmouseover=alert(4)`,
      file: new File(['x'], `${evil}.txt`),
    });
    await deskSends('kotu@musteri.test', {
      id: 'tid.2.A@bilet.test',
      subject: evil,
      text: evil,
      html: `<p onclick="alert(5)">merhaba ${evil}</p><a href="javascript:alert(6)">x</a>`,
    });
    const list = await page(`/?customer=kotu@musteri.test&lang=en`);
    const links = [...list.matchAll(/<li><a href="\/demo(\/mails\/\w+[^"]*)"/g)].map((match) =>
      match[1]!.replaceAll('&amp;', '&'),
    );
    expect(links).toHaveLength(2);
    for (const text of [list, ...(await Promise.all(links.map((link) => page(link))))]) {
      expect(text).toContain('&lt;script&gt;');
      expect(text.match(/<script\b[^>]*>/g)).toEqual([
        '<script src="/demo/news.js?customer=kotu%40musteri.test&amp;lang=en" defer>',
      ]);
      expect(text).not.toMatch(/<img|\son\w+=(?!alert)|href="javascript/i);
    }
    const shown = await page(links.find((_, index) => index === 0)!);
    const frame = /<iframe[^>]*>/.exec(shown + (await page(links[1]!)))![0];
    expect(frame).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const framed = await fetch(base + /src="\/demo([^"]*)"/.exec(frame)![1]!.replaceAll('&amp;', '&'));
    expect(framed.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(await framed.text()).not.toMatch(/<script|onclick|onerror|javascript:/i);
    expect(await page(`/?customer=${encodeURIComponent(evil)}`)).not.toContain('<script>alert');
  });

  test('headers keep scripts and frames of others out', async () => {
    const response = await fetch(`${base}/?customer=deniz@musteri.test`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; style-src 'nonce-[\w+/=]+'; script-src 'self';.*frame-ancestors 'none'/,
    );
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'http://kotu.test' }],
    ['an origin of nobody', { origin: 'null' }],
  ])('a form from %s sends nothing', async (_, headers) => {
    const before = mailServer.messages(DESK).length;
    for (const path of ['/mails', '/mails/abc/answers'])
      expect(
        (
          await submit(
            `${path}?customer=deniz@musteri.test`,
            { subject: 'x', text: 'y' },
            headers as Record<string, string>,
          )
        ).status,
      ).toBe(403);
    expect(mailServer.messages(DESK)).toHaveLength(before);
  });

  test('an unusable form is shown again with its words, and sends nothing', async () => {
    const before = mailServer.messages(DESK).length;
    const noSubject = await submit('/mails?customer=deniz@musteri.test&lang=tr', {
      subject: ' ',
      text: 'uzun uzun yazılmış',
    });
    expect(noSubject.status).toBe(422);
    expect(await noSubject.text()).toMatch(/role="alert">Lütfen bir konu yazın[^]*uzun uzun yazılmış<\/textarea>/);
    expect(
      (
        await submit('/mails?customer=deniz@musteri.test', {
          subject: 'x',
          text: 'y',
          file: new File([Buffer.alloc(10 * 1024 * 1024 + 1)], 'b'),
        })
      ).status,
    ).toBe(422);
    for (const customer of [DESK, 'iki@adres@x', 'a b@c.test', 'a@b.test\r\nBcc: x@y.test'])
      expect(
        (await submit(`/mails?customer=${encodeURIComponent(customer)}`, { subject: 'x', text: 'y' })).status,
      ).toBe(422);
    expect(
      (
        await fetch(`${base}/mails?customer=deniz@musteri.test`, {
          method: 'POST',
          body: 'x',
          headers: { 'content-type': 'image/png' },
        })
      ).status,
    ).toBe(400);
    expect(mailServer.messages(DESK)).toHaveLength(before);
  });

  test('works from an urlencoded form, and no line break of a subject reaches a header', async () => {
    const response = await fetch(`${base}/mails?customer=deniz@musteri.test`, {
      method: 'POST',
      body: new URLSearchParams({ subject: 'ek\r\nBcc: x@y.test', text: 'söz' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(await parseMail(newest())).toMatchObject({ subject: 'ek Bcc: x@y.test', text: 'söz' });
    expect(newest().toString()).not.toMatch(/^bcc:/im);
  });

  test('shows the seeded mails of a customer with their own dates, and no other customer’s', async () => {
    await seedMails((raw, to, from) => void mailServer.deliver(raw, to, from));
    const emre = await page('/?customer=emre.celik@musteri.test&lang=tr');
    for (const { subject } of LETTERS.filter(({ from }) => from.address === 'emre.celik@musteri.test'))
      expect(emre).toContain(subject.replaceAll("'", '&#39;'));
    expect(emre).not.toContain('Paket ezik geldi');
    const zeynep = await page('/?customer=zeynep.arslan@musteri.test&lang=tr');
    expect(zeynep).toContain('2 e-posta');
    const id = /href="\/demo\/mails\/(\w+)/.exec(emre)![1]!;
    expect((await fetch(`${base}/mails/${id}?customer=zeynep.arslan@musteri.test`)).status).toBe(404);
  });

  test('serves its script and says when there is no such mail', async () => {
    const script = await fetch(`${base}/news.js`);
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect((await fetch(`${base}/mails/yok?customer=deniz@musteri.test`)).status).toBe(404);
    expect((await fetch(`${base}/mails/yok/html?customer=deniz@musteri.test`)).status).toBe(404);
  });
});
