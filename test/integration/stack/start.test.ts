import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../../../dev/children.ts';
import { eventually } from '../../support/eventually.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

type Run = {
  pid: number;
  api: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
  mailbox: { address: string; smtp: string; imap: string };
  sink: { api: string };
  accounts: { email: string; password: string; role: string }[];
};
type Listed = {
  number: number;
  code: string;
  subject: string;
  state: string;
  contact: { address: string; name: string };
  createdAt: string;
};

/** The desk as a newcomer has it: started by the command, known by run.json, spoken to by HTTP, SMTP and IMAP only. */
describe('npm start', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bilet-start-'));
  let child: ChildProcess;
  let run: Run;
  let cookie: string;

  const start = async () => {
    child = spawn(process.execPath, ['dist/dev/up.js'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '3300', NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    run = await eventually(
      () => {
        const file = path.join(dataDir, 'run.json');
        const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8') || '{}') as Partial<Run>) : {};
        return found.pid === child.pid && found.api !== undefined && (found as Run);
      },
      { withinMs: 60_000, label: 'run.json with the addresses' },
    );
  };
  const stop = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  const api = async <T>(method: string, route: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${run.api}/api${route}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  const signIn = (role = 'lead') => signInAs(run.accounts.find((account) => account.role === role)!.email);
  const signInAs = async (who: string) => {
    const { email, password } = run.accounts.find((account) => account.email === who)!;
    const answer = await fetch(`${run.api}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    return answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  };
  const write = (mail: { subject: string; text: string; attachment?: Buffer; references?: string }) =>
    createTransport(run.mailbox.smtp).sendMail({
      from: { name: 'Gülşah Çağlar', address: 'gulsah@musteri.test' },
      to: run.mailbox.address,
      subject: mail.subject,
      text: mail.text,
      ...(mail.attachment ? { attachments: [{ filename: 'fatura ğüşiöç.pdf', content: mail.attachment }] } : {}),
      ...(mail.references ? { references: mail.references, inReplyTo: mail.references } : {}),
    });
  const sunk = async () =>
    (await (await fetch(run.sink.api)).json()) as { envelope: { from: string; to: string[] }; raw: string }[];

  beforeAll(async () => {
    await start();
    cookie = await signIn();
  }, 90_000);
  afterAll(async () => {
    if (child.exitCode === null) await stop('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  test('keeps addresses and accounts in a file that only its owner reads', () => {
    expect(statSync(path.join(dataDir, 'run.json')).mode & 0o777).toBe(0o600);
    expect(run.accounts.map((account) => account.role)).toEqual(
      expect.arrayContaining(['admin', 'lead', 'agent', 'viewer']),
    );
  });

  test('leads the administrator from a ticket to the Temporal UI that it started', async () => {
    const { items } = await api<{ items: Listed[] }>('GET', '/tickets?view=all');
    const answer = await fetch(`${run.api}/workflows/tickets/${items[0]!.number}`, {
      headers: { cookie: await signIn('admin') },
      redirect: 'manual',
    });
    const named = `${run.temporalUi}/namespaces/default/workflows/ticket-${items[0]!.number}-`;
    expect(answer.headers.get('location')?.replace(/[0-9a-f]{12}$/, '')).toBe(named);
  });

  test('a customer’s mail becomes a ticket, is answered, and the answer arrives once', async () => {
    const attachment = randomBytes(70_000);
    const subject = 'İğne ÇÖĞÜŞ: ışıklı şişe gelmedi';
    await write({ subject, text: 'Merhaba,\nşişe hâlâ gelmedi. Teşekkürler', attachment });
    const listed = await eventually(
      async () =>
        (await api<{ items: Listed[] }>('GET', '/tickets?view=open')).items.find(
          (ticket) => ticket.subject === subject,
        ),
      { label: 'the ticket in the list' },
    );
    // Somebody of the demo is at work at any hour, and has it before anybody sees it.
    expect(listed).toMatchObject({
      state: 'assigned',
      contact: { address: 'gulsah@musteri.test', name: 'Gülşah Çağlar' },
    });

    const { items } = await api<{ items: { text: string; attachments: { url: string; name: string }[] }[] }>(
      'GET',
      `/tickets/${listed.number}/messages`,
    );
    expect(items[0]!.text).toContain('şişe hâlâ gelmedi');
    expect(items[0]!.attachments[0]!.name).toBe('fatura ğüşiöç.pdf');
    const file = await fetch(new URL(items[0]!.attachments[0]!.url, run.api), { headers: { cookie } });
    expect(Buffer.from(await file.arrayBuffer()).equals(attachment)).toBe(true);

    const connection = await Connection.connect({ address: run.temporal });
    const { workflow: workflows } = new Client({ connection });
    // A mail is in the list before its workflow runs: rows come first.
    const workflow = await eventually(
      async () => {
        const query = `WorkflowId starts_with 'ticket-${listed.number}-'`;
        for await (const { workflowId } of workflows.list({ query })) return workflows.getHandle(workflowId).describe();
        return undefined;
      },
      { label: 'the workflow of the ticket' },
    );
    expect(workflow.status.name).toBe('RUNNING');
    expect(workflow.searchAttributes['TicketState']).toEqual(['assigned']);
    await connection.close();

    const me = await api<{ agent: { id: string } }>('GET', '/session');
    await api('PUT', `/tickets/${listed.number}/assignee`, { agent: me.agent.id });
    await api('POST', `/tickets/${listed.number}/notes`, { text: 'GIZLI-NOT depoya sorduk' });
    const before = (await sunk()).length;
    await api('POST', `/tickets/${listed.number}/replies`, { text: 'Şişeniz yarın sizde.' });
    expect((await api<{ state: string }>('GET', `/tickets/${listed.number}`)).state).toBe('awaiting-reply');
    const answers = () =>
      sunk().then((mails) =>
        mails.filter(
          (mail) => mail.envelope.to.includes('gulsah@musteri.test') && !mail.raw.includes('Auto-Submitted'),
        ),
      );
    await eventually(async () => (await answers()).length > 0, { label: 'the reply at the sink' });
    const [answer, ...more] = await answers();
    expect(more).toEqual([]);
    const mail = await simpleParser(Buffer.from(answer!.raw, 'utf8'));
    expect(mail.from?.value[0]?.address).toBe(run.mailbox.address);
    expect(mail.text).toContain(`tid:${listed.code}:tid`);
    // The address that names the ticket; the demo's own server delivers it.
    const [local, domain] = run.mailbox.address.split('@');
    expect(mail.replyTo?.value[0]?.address).toMatch(new RegExp(`^${local}\\+[0-9a-z]{20,}@${domain}$`));
    expect(
      (await sunk())
        .slice(before)
        .map((one) => one.raw)
        .join(''),
    ).not.toContain('GIZLI-NOT');

    const [user, password] = [run.mailbox.address, decodeURIComponent(new URL(run.mailbox.imap).password)];
    const imap = new ImapFlow({
      host: '127.0.0.1',
      port: Number(new URL(run.mailbox.imap).port),
      secure: false,
      auth: { user, pass: password },
      logger: false,
    });
    await imap.connect();
    await imap.mailboxOpen('INBOX');
    const found = await imap.fetchAll('1:*', { flags: true, source: true });
    await imap.logout();
    const kept = found.find((one) => one.source!.includes(attachment.toString('base64').slice(0, 60)));
    expect(kept?.flags?.has('\\Seen')).toBe(true);
  }, 60_000);

  test('its tickets have a suggested kind, and at any hour somebody of day or night has something to hand over', async () => {
    const { items } = await api<{ items: Listed[] }>('GET', '/tickets?view=open&limit=40');
    const suggestions = async () => {
      const asked = items.map(({ number }) =>
        api<{ suggestion: unknown }>('GET', `/tickets/${number}/suggested-type`).then(({ suggestion }) => suggestion),
      );
      return (await Promise.all(asked)).filter((one) => one !== null);
    };
    await eventually(async () => (await suggestions()).length >= 5, {
      label: 'several suggestions',
      withinMs: 100_000,
    });
    const cookies = await Promise.all(['ayse@bilet.test', 'onur@bilet.test'].map(signInAs));
    const due = async () => {
      const tickets = cookies.map(async (theirs) => {
        const answer = await fetch(`${run.api}/api/hand-over`, { headers: { cookie: theirs } });
        return ((await answer.json()) as { tickets: unknown[] }).tickets.length;
      });
      return (await Promise.all(tickets)).some((count) => count > 0);
    };
    await eventually(due, { label: 'something to hand over', withinMs: 100_000 });
  }, 220_000);

  test('a second start on the same data is refused with the reason', async () => {
    const second = spawn(process.execPath, ['dist/dev/up.js'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '3300', NODE_OPTIONS: '' },
      stdio: 'pipe',
    });
    let said = '';
    second.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(1);
    expect(said).toContain(`already running on this data at ${run.api}`);
    expect(isAlive(child.pid!)).toBe(true);
  }, 60_000);

  test('after a kill the next start carries on with data and servers', async () => {
    const { items } = await api<{ items: Listed[] }>('GET', '/tickets?view=all&limit=200');
    await stop('SIGKILL');
    await start();
    cookie = await signIn();
    expect((await api<{ items: Listed[] }>('GET', '/tickets?view=all&limit=200')).items.length).toBeGreaterThanOrEqual(
      items.length,
    );
  }, 60_000);

  test('a signal stops every child', async () => {
    const pids = [Number(readFileSync(path.join(dataDir, 'temporal', 'temporal.pid'), 'utf8'))];
    await stop('SIGINT');
    await eventually(() => pids.every((pid) => !isAlive(pid)), { label: 'no child left' });
    await expect(fetch(`${run.api}/healthz`)).rejects.toThrow();
    expect(existsSync(path.join(dataDir, 'run.json'))).toBe(false);
  }, 60_000);
});
