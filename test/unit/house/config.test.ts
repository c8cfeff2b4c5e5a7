import { afterAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig, secretKeyOf } from '../../../config.ts';
import { mailProviders, PROVIDERS } from '../../../domain/mail/provider/providers.ts';

const trusted = (TRUST_PROXY?: string) => readConfig({ TRUST_PROXY }).trustProxy;

test('nobody’s word on a client’s address is taken unless TRUST_PROXY says whose', () => {
  expect(trusted()).toBeNull();
  expect(trusted('')).toBeNull();
  expect(trusted('1')).toBe(1);
  expect(trusted('10.0.0.0/8, ::1,fd00::/8,loopback')).toEqual(['10.0.0.0/8', '::1', 'fd00::/8', 'loopback']);
});

test.each(['0', '-1', '1.5', 'true', 'all', '0.0.0.0/0', '::/0', '10.0.0.0/33', 'proxy.example.com', '10.0.0.1,', '*'])(
  'TRUST_PROXY=%s is refused at the start, with what may stand there',
  (value) => {
    expect(() => trusted(value)).toThrow(/configuration is not usable:\n {2}TRUST_PROXY: give the number of proxies/);
  },
);

const FAULTY = 'the configuration is not usable:\n  ';
/** What `readConfig` says about an environment that it refuses. */
function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    const { message } = error as Error;
    expect(message.startsWith(FAULTY)).toBe(true);
    return message.slice(FAULTY.length).split('\n  ');
  }
  throw new Error('the configuration was taken');
}

const MAILBOX = {
  MAILBOX_ADDRESS: 'Destek@Example.Test',
  IMAP_URL: 'imaps://destek:parola@imap.example.test',
  SMTP_URL: 'smtp://destek:parola@smtp.example.test:587',
};

test('the first mailbox is read from three variables, its address in small letters', () => {
  expect(readConfig(MAILBOX).mailbox).toEqual({
    address: 'destek@example.test',
    imapUrl: MAILBOX.IMAP_URL,
    smtpUrl: MAILBOX.SMTP_URL,
  });
  expect(readConfig({}).mailbox).toBeNull();
  expect(readConfig({ MAILBOX_ADDRESS: '', IMAP_URL: '', SMTP_URL: '' }).mailbox).toBeNull();
});

test.each(Object.keys(MAILBOX))('the first mailbox is not made without %s', (missing) => {
  expect(faults({ ...MAILBOX, [missing]: '' })).toEqual([
    'MAILBOX_ADDRESS, IMAP_URL and SMTP_URL belong together: set all three or none',
  ]);
});

test.each([
  ['MAILBOX_ADDRESS', 'destek'],
  ['IMAP_URL', 'https://imap.example.test'],
  ['IMAP_URL', 'imap.example.test'],
  ['SMTP_URL', 'imaps://smtp.example.test'],
])('%s=%s is refused by name', (name, value) => {
  const found = faults({ ...MAILBOX, [name]: value });
  expect(found).toEqual([expect.stringMatching(`^${name}: .`)]);
});

test('there is a port for metrics when METRICS_PORT names one; 0 is any that is free', () => {
  expect(readConfig({}).metricsPort).toBeNull();
  expect(readConfig({ METRICS_PORT: '9464' }).metricsPort).toBe(9464);
  expect(readConfig({ METRICS_PORT: '0' }).metricsPort).toBe(0);
});

test.each(['65536', '-1', '94.5', 'çok'])('METRICS_PORT=%s is refused by name', (METRICS_PORT) => {
  expect(faults({ METRICS_PORT })).toEqual([expect.stringMatching(/^METRICS_PORT: ./)]);
});

test('PUBLIC_URL is kept without the slash at its end, so that a path can follow', () => {
  expect(readConfig({}).publicUrl).toBeNull();
  expect(readConfig({ PUBLIC_URL: 'https://destek.example.test/bilet//' }).publicUrl).toBe(
    'https://destek.example.test/bilet',
  );
});

test('TEMPORAL_UI_URL may lie below a path and is kept without the slash at its end', () => {
  expect(readConfig({}).temporalUi).toBeNull();
  expect(readConfig({ TEMPORAL_UI_URL: 'https://ops.example.test/temporal/' }).temporalUi).toBe(
    'https://ops.example.test/temporal',
  );
});

describe('the secret key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bilet-config-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const key = 'k'.repeat(32);
  const file = (content: string) => {
    const name = path.join(folder, randomUUID());
    writeFileSync(name, content);
    return name;
  };

  test('comes from SECRET_KEY, and from SECRET_KEY_FILE without the line end of an editor', () => {
    expect(readConfig({}).secretKey).toBeNull();
    expect(readConfig({ SECRET_KEY: key }).secretKey).toBe(key);
    expect(readConfig({ SECRET_KEY_FILE: file(`${key}\n`) }).secretKey).toBe(key);
  });

  test('of the file goes before the other', () => {
    expect(readConfig({ SECRET_KEY: key, SECRET_KEY_FILE: file('f'.repeat(40)) }).secretKey).toBe('f'.repeat(40));
  });

  test('that is too short, or whose file is absent, is refused without being told', () => {
    const short = 'gizli'.repeat(6);
    expect(faults({ SECRET_KEY: short })).toEqual([expect.stringMatching(/^SECRET_KEY: ./)]);
    expect(faults({ SECRET_KEY: short }).join()).not.toContain('gizli');
    expect(faults({ SECRET_KEY_FILE: file(`${short}   \n`) })).toEqual([
      'SECRET_KEY_FILE: the key is too short, 32 characters at least',
    ]);
    const absent = path.join(folder, 'yok');
    expect(faults({ SECRET_KEY_FILE: absent })).toEqual([`SECRET_KEY_FILE: ${absent} cannot be read`]);
  });

  test('that nobody configured is made once, kept where DATA_DIR is, and for nobody else’s eyes', () => {
    const config = readConfig({ DATA_DIR: path.join(folder, 'veri', 'daha-yok') });
    const made = secretKeyOf(config);
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(secretKeyOf(config)).toBe(made);
    expect(statSync(path.join(config.dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(secretKeyOf(readConfig({ DATA_DIR: path.join(folder, 'başka') }))).not.toBe(made);
  });

  test('that is configured is used, and none is kept beside it', () => {
    const config = readConfig({ SECRET_KEY: key, DATA_DIR: path.join(folder, 'dokunulmaz') });
    expect(secretKeyOf(config)).toBe(key);
    expect(existsSync(config.dataDir)).toBe(false);
  });
});

test('every fault is named at once', () => {
  const found = faults({
    DATABASE_URL: 'mysql://localhost/bilet',
    PORT: '99999',
    TASK_QUEUE: 'iki kelime',
    PUBLIC_URL: 'destek.example.test',
    TEMPORAL_UI_URL: 'temporal.example.test:8080',
    LOG_LEVEL: 'loud',
    METRICS_PORT: 'x',
    SECRET_KEY: 'short',
    SECRET_KEY_FILE: '/there/is/no/such/file',
    TRUST_PROXY: 'all',
    IMAP_URL: 'ftp://imap.example.test',
  });
  expect(found.map((line) => /^\w+/.exec(line)?.[0] ?? line).sort((a, b) => a.localeCompare(b))).toEqual([
    'DATABASE_URL',
    'IMAP_URL',
    'LOG_LEVEL',
    'MAILBOX_ADDRESS',
    'METRICS_PORT',
    'PORT',
    'PUBLIC_URL',
    'SECRET_KEY',
    'SECRET_KEY_FILE',
    'TASK_QUEUE',
    'TEMPORAL_UI_URL',
    'TRUST_PROXY',
  ]);
});

test('the operator’s own way for alarms is a server and a sender, both or none', () => {
  expect(readConfig({}).alarm).toBeNull();
  expect(
    readConfig({ ALARM_SMTP_URL: 'smtps://alarm:par%40la@smtp.example.test', ALARM_FROM: 'Alarm@example.test' }).alarm,
  ).toEqual({
    from: 'alarm@example.test',
    server: { host: 'smtp.example.test', port: 465, tls: 'tls', user: 'alarm' },
    password: 'par@la',
  });
  const port = (ALARM_SMTP_URL: string) =>
    readConfig({ ALARM_SMTP_URL, ALARM_FROM: 'alarm@example.test' }).alarm?.server;
  expect(port('smtp://smtp.example.test')).toMatchObject({ port: 587, tls: 'starttls', user: '' });
  expect(port('smtp://10.0.0.5:25?tls=none')).toMatchObject({ port: 25, tls: 'none' });
  expect(faults({ ALARM_FROM: 'alarm@example.test' })).toEqual([expect.stringContaining('belong together')]);
});

test('private networks for mail servers are listed, all allowed by one word, and none by default', () => {
  const read = (value?: string) => readConfig({ ALLOW_PRIVATE_MAIL_HOSTS: value }).privateMailHosts;
  expect(read()).toEqual([]);
  expect(read('yes')).toBe(true);
  expect(read('10.0.5.0/24, fd00::/8,192.168.1.5')).toEqual(['10.0.5.0/24', 'fd00::/8', '192.168.1.5']);
  for (const bad of ['true', 'mail.example.com', '10.0.0.0/99', 'loopback'])
    expect(() => read(bad)).toThrow(/ALLOW_PRIVATE_MAIL_HOSTS: give yes/);
});

describe('MAIL_PROVIDERS_FILE', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bilet-providers-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'providers.json');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readConfig({ MAIL_PROVIDERS_FILE: file }).mailProviders;
  };
  const refused = (text: string) => {
    writeFileSync(file, text);
    return faults({ MAIL_PROVIDERS_FILE: file });
  };
  const imap = { host: 'imap.example.us', port: 993, tls: 'tls' };

  test('without it the providers are those built in', () => {
    expect(readConfig({}).mailProviders).toEqual(mailProviders());
  });

  test('what it says of a provider stands, a new key joins, and the rest is as it was', () => {
    const own = { key: 'own', name: 'Own', domains: ['Firma.test'], imap, smtp: imap, note: 'panel' };
    const oauth = { service: 'google', token: 'http://127.0.0.1:4000/token', hosts: ['127.0.0.1'] };
    const { providers, services } = read(JSON.stringify([{ key: 'gmail', imap, oauth }, own]));
    expect(providers.find(({ key }) => key === 'gmail')).toEqual({ ...PROVIDERS[0], imap });
    expect(providers.find(({ key }) => key === 'own')).toMatchObject({ ...own, domains: ['firma.test'] });
    expect(providers).toHaveLength(PROVIDERS.length + 1);
    expect(services.google).toMatchObject({ token: 'http://127.0.0.1:4000/token', hosts: ['127.0.0.1'] });
    expect(services.microsoft).toEqual(mailProviders().services.microsoft);
  });

  test.each([
    ['[', /is no JSON/],
    ['{}', /is not usable: /],
    ['[{"key":"gmail","imap":{"host":"a","port":0,"tls":"tls"}}]', /is not usable at 0\.imap\.port: /],
    ['[{"key":"gmail","adress":1}]', /is not usable at 0: .*adress/],
    ['[{"key":"new"}]', /is not usable: new is none of the built-in providers: give its name/],
    ['[{"key":"gmail","oauth":{"service":"google","token":"http://example.com/t"}}]', /at 0\.oauth\.token: use https/],
  ])('%s is refused with the file, the reason and the place', (text, why) => {
    const found = refused(text);
    expect(found).toEqual([expect.stringMatching(why)]);
    expect(found[0]).toContain(`MAIL_PROVIDERS_FILE: ${file} `);
  });

  test('a file that is not there is named', () => {
    expect(faults({ MAIL_PROVIDERS_FILE: '/no/such/file' })).toEqual([
      'MAIL_PROVIDERS_FILE: /no/such/file cannot be read; see that it is there and ours to read',
    ]);
  });
});
