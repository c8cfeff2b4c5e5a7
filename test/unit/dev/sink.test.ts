import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Transporter } from 'nodemailer';
import nodemailer from 'nodemailer';
import type { Sink } from '../../../dev/sink.ts';
import { startSink } from '../../../dev/sink.ts';
import { eventually } from '../../support/eventually.ts';

const raw = Buffer.from('From: destek@ornek.test\r\nSubject: yanıt\r\n\r\nİyi günler\r\n.tek nokta\r\n..iki\r\n');
const envelope = { from: 'destek@ornek.test', to: ['a@ornek.test', 'b@ornek.test'] };
let sink: Sink;
let transport: Transporter;

beforeEach(async () => {
  sink = await startSink();
  transport = nodemailer.createTransport({
    host: sink.host,
    port: sink.port,
    ignoreTLS: true,
    auth: { user: 'x', pass: 'y' },
  });
});
afterEach(async () => {
  transport.close();
  await sink.stop();
});
const send = () => transport.sendMail({ envelope, raw });

describe('the sink', () => {
  test('keeps a mail byte for byte with its envelope and shows it over HTTP', async () => {
    await send();
    expect(sink.mails()).toMatchObject([{ envelope, raw }]);
    const answer = (await (await fetch(sink.apiUrl)).json()) as unknown[];
    expect(answer).toMatchObject([{ envelope, raw: raw.toString('utf8') }]);
    expect(await (await fetch(`${sink.apiUrl}?since=1`)).json()).toEqual([]);
  });

  test('says per connection whether the reply after the dot was written', async () => {
    await send();
    expect(sink.connections()).toMatchObject([{ taken: 1, answeredDot: true }]);
  });

  test('refuses one recipient of two', async () => {
    sink.script({ rcpt: { 'B@ornek.test': '550 5.1.1 unknown' } });
    expect(await send()).toMatchObject({ accepted: ['a@ornek.test'], rejected: ['b@ornek.test'] });
    expect(sink.mails()).toMatchObject([{ envelope: { to: ['a@ornek.test'] } }]);
  });

  test.each([
    ['the greeting', { greeting: '421 4.3.2 busy' }, 421],
    ['the login', { auth: '535 5.7.8 no' }, 535],
    ['the sender', { mailFrom: '553 5.1.8 who?' }, 553],
    ['DATA', { data: '451 4.7.1 later' }, 451],
    ['the mail after the dot', { afterDot: '554 5.6.0 spam' }, 554],
  ])('refuses %s as scripted, and nothing is kept', async (_, script, responseCode) => {
    sink.script(script);
    await expect(send()).rejects.toMatchObject({ responseCode });
    expect(sink.mails()).toEqual([]);
  });

  test('is friendly again after the scripted number of times', async () => {
    sink.script({ data: '451 4.7.1 later', times: 1 });
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await send();
    expect(sink.mails()).toHaveLength(1);
  });

  test.each(['drop', 'hang'] as const)('takes the mail and leaves the sender in the dark: %s', async (afterDot) => {
    sink.script({ afterDot });
    const inTheDark = expect(send()).rejects.toThrow();
    await eventually(() => sink.mails().length === 1 && sink.connections()[0]?.answeredDot === false);
    // Who is dropped knows it; who hangs would wait for minutes.
    if (afterDot === 'hang') await sink.stop();
    await inTheDark;
  });

  test('keeps its mails over a restart when it has a folder, and tells a listener', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'bilet-sink-'));
    const heard: Buffer[] = [];
    let own = await startSink({ dir, onMail: (mail) => void heard.push(mail.raw) });
    const direct = nodemailer.createTransport({ host: own.host, port: own.port, ignoreTLS: true });
    await direct.sendMail({ envelope, raw });
    direct.close();
    await own.stop();
    own = await startSink({ dir });
    expect(own.mails()).toMatchObject([{ envelope, raw }]);
    expect(heard).toEqual([raw]);
    await own.stop();
    rmSync(dir, { recursive: true });
  });

  test('says 451 when its listener cannot take the mail', async () => {
    const own = await startSink({ onMail: () => Promise.reject(new Error('full')) });
    const direct = nodemailer.createTransport({ host: own.host, port: own.port, ignoreTLS: true });
    await expect(direct.sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 451 });
    expect(own.mails()).toEqual([]);
    direct.close();
    await own.stop();
  });
});
