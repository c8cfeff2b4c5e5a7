/** One address leads to its provider and servers: by what the world says of its domain, of which nothing is believed too far. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DomainFacts,
  guesses,
  type Guess,
  recognise,
  recogniseAs,
  recogniseByAddress,
} from '../../../domain/mail/recognition.ts';
import { parseXml } from '../../../domain/text/xml.ts';

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', 'recognition', name), 'utf8');

const ASKED = 'postmaster@firma.test';
const facts = (known: Partial<DomainFacts> = {}): DomainFacts => ({
  mx: [],
  srv: {},
  autoconfig: [],
  autodiscover: { hosts: [], text: null, asked: ASKED },
  greeted: [],
  ...known,
});

const ADDRESS = 'Destek@firma.test';
const found = (known?: Partial<DomainFacts>, address = ADDRESS) => recognise(address, facts(known));
/** `host:port tls user`, as short as a test can read it. */
const told = (known?: Partial<DomainFacts>) => {
  const { by, provider, imap, smtp, ways } = found(known);
  const at = (one: typeof imap) => one && `${one.host}:${one.port} ${one.tls} ${one.user}`;
  return { by, provider, imap: at(imap), smtp: at(smtp), ways: ways.join() };
};

test('an address of a provider of millions needs nothing of the world', () => {
  expect(found({ mx: ['mx.yandex.net'] }, 'destek@gmail.com')).toMatchObject({
    provider: 'gmail',
    by: 'address',
    imap: { host: 'imap.gmail.com', user: 'destek@gmail.com' },
    ways: ['google', 'password'],
  });
});

test('a name below that of Microsoft is a firm’s at Microsoft 365, without asking the world', () => {
  expect(recogniseByAddress('destek@Firmam.onmicrosoft.com')).toMatchObject({
    provider: 'microsoft',
    by: 'address',
    imap: { host: 'outlook.office365.com', user: 'destek@Firmam.onmicrosoft.com' },
  });
  for (const domain of ['onmicrosoft.com', 'firmam.onmicrosoft.com.evil.test', 'xonmicrosoft.com'])
    expect(recogniseByAddress(`destek@${domain}`)).toBeUndefined();
});

test('somebody who knows the provider says it, whatever the domain tells', () => {
  expect(recogniseAs('workspace', ADDRESS)).toMatchObject({
    provider: 'workspace',
    by: 'choice',
    imap: { host: 'imap.gmail.com', user: ADDRESS },
    ways: ['google', 'password'],
  });
  expect(recogniseAs('nobody', ADDRESS)).toBeUndefined();
});

describe('the servers that take a domain’s mail tell its provider', () => {
  test.each([
    ['aspmx.l.google.com', 'workspace'],
    ['ALT1.ASPMX.L.GOOGLE.COM.', 'workspace'],
    ['smtp.google.com', 'workspace'],
    ['firma-test.mail.protection.outlook.com', 'microsoft'],
    ['firma-test.j-v1.mx.microsoft', 'microsoft'],
    ['eur.olc.protection.outlook.com', 'outlook'],
    ['mx.yandex.net', 'yandex-360'],
    ['mx2.zoho.eu', 'zoho-eu'],
    ['mx.zoho.com.au', 'zoho-au'],
    ['mx01.mail.icloud.com', 'icloud'],
    ['mx-in01.natrohost.com', 'natro'],
    ['srvm04.turhost.com', 'turhost'],
    ['srvc82.trwww.com', 'turhost'],
    ['lin15.isimtescil.net', 'isimtescil'],
    ['mx1.hostinger.com', 'hostinger'],
    ['mailstore1.secureserver.net', 'godaddy'],
    ['cmx.yaanimail.com', 'yaani-work'],
  ])('%s: %s', (mx, provider) => {
    expect(found({ mx: [mx] })).toMatchObject({ provider, by: 'mx', imap: { user: ADDRESS } });
  });

  test.each([
    'natrohost.com.evil.test',
    'evilnatrohost.com',
    'aspmx.l.google.com.firma.test',
    '',
    '.',
    'mx yandex.net',
  ])('%j is nobody’s', (mx) => {
    expect(found({ mx: [mx] })).toMatchObject({ provider: null, by: 'nothing', name: 'firma.test' });
  });

  test('the preferred one that is somebody’s is believed', () => {
    expect(found({ mx: ['filter.test', 'mx.yandex.net', 'mx.zoho.com'] }).provider).toBe('yandex-360');
  });
});

describe('config-v1.1.xml', () => {
  test('is believed before records of the name server, TLS before STARTTLS, and never without encryption', () => {
    const srv = { imaps: [{ name: 'imap.other.test', port: 993, priority: 0, weight: 0 }] };
    expect(told({ autoconfig: [fixture('config-panel.xml')], srv })).toEqual({
      by: 'autoconfig',
      provider: null,
      imap: 'panel7.host.test:993 tls Destek@firma.test',
      smtp: 'smtp.firma.test:587 starttls Destek',
      ways: 'password',
    });
    expect(told({ autoconfig: [fixture('config-plain.xml')] }).by).toBe('nothing');
  });

  test('that names the servers of a provider tells it, and so how to sign in there', () => {
    expect(told({ autoconfig: [fixture('config-google.xml')] })).toMatchObject({
      by: 'autoconfig',
      provider: 'workspace',
      ways: 'google,password',
    });
  });

  test('the second place counts when the first says nothing usable', () => {
    expect(told({ autoconfig: ['<html><body>404</body></html>', fixture('config-panel.xml')] }).by).toBe('autoconfig');
  });

  test('fills in the servers of a host whose own are named by habit', () => {
    expect(told({ mx: ['srvm04.turhost.com'], autoconfig: [fixture('config-panel.xml')] })).toMatchObject({
      by: 'mx',
      provider: 'turhost',
      imap: 'panel7.host.test:993 tls Destek@firma.test',
    });
    expect(told({ mx: ['srvm04.turhost.com'] }).imap).toBe('mail.firma.test:993 tls Destek@firma.test');
    expect(told({ mx: ['mx-in01.natrohost.com'], autoconfig: [fixture('config-panel.xml')] }).imap).toBe(
      'mail.kurumsaleposta.com:993 tls Destek@firma.test',
    );
  });
});

describe('records of the name server', () => {
  const record = (name: string, port: number, priority = 0, weight = 0) => ({ name, port, priority, weight });

  test('the one of the lowest priority and the highest weight is taken, TLS before STARTTLS', () => {
    const srv = {
      imap: [record('starttls.firma.test', 143)],
      imaps: [
        record('late.firma.test', 993, 20),
        record('light.firma.test', 993, 10, 1),
        record('heavy.firma.test.', 993, 10, 9),
      ],
      submission: [record('send.firma.test', 587)],
      submissions: [record('.', 0)],
    };
    expect(told({ srv })).toMatchObject({
      by: 'srv',
      imap: 'heavy.firma.test:993 tls Destek@firma.test',
      smtp: 'send.firma.test:587 starttls Destek@firma.test',
    });
  });

  test('a service that the domain says it has not is none', () => {
    expect(told({ srv: { imaps: [record('', 0)], submissions: [record('smtp.firma.test', 465)] } }).by).toBe('nothing');
  });
});

describe('autodiscover', () => {
  test('a domain that a filter stands before is known by whom it refers to', () => {
    const autodiscover = { hosts: ['autodiscover.outlook.com'], text: null, asked: ASKED };
    expect(told({ mx: ['eu-smtp-inbound-1.mimecast.com'], autodiscover })).toEqual({
      by: 'autodiscover',
      provider: 'microsoft',
      imap: 'outlook.office365.com:993 tls Destek@firma.test',
      smtp: 'smtp.office365.com:587 starttls Destek@firma.test',
      ways: 'microsoft',
    });
  });

  test('servers are read from its answer, with the user name as it says it of the address asked about', () => {
    const autodiscover = { hosts: [], text: fixture('autodiscover-panel.xml'), asked: ASKED };
    expect(told({ autodiscover })).toMatchObject({
      by: 'autodiscover',
      imap: 'mail.firma.test:993 tls Destek@firma.test',
      smtp: 'mail.firma.test:587 starttls Destek',
    });
  });
});

test('usual names are a guess when servers there have greeted, and nothing when they have not', () => {
  const [imap] = guesses('firma.test', []).filter(({ kind }) => kind === 'imap');
  const smtp = guesses('firma.test', []).find(({ kind, at }) => kind === 'smtp' && at.port === 587);
  expect(told({ greeted: [imap, smtp] as Guess[] })).toEqual({
    by: 'guess',
    provider: null,
    imap: 'mail.firma.test:993 tls Destek@firma.test',
    smtp: 'mail.firma.test:587 starttls Destek@firma.test',
    ways: 'password',
  });
  expect(found({ greeted: [smtp] as Guess[] })).toMatchObject({ by: 'nothing', imap: null, smtp: null });
});

test('names are guessed of the domain itself and of the machine that takes its mail, each once, always encrypted', () => {
  const all = guesses('firma.test', ['mail.firma.test', 'smtp.firma.test', 'not a name']);
  expect([...new Set(all.map(({ at }) => at.host))]).toEqual(['mail.firma.test', 'imap.firma.test', 'smtp.firma.test']);
  expect(guesses('firma.test', ['srv7.host.test']).map(({ at }) => at.host)).toContain('srv7.host.test');
  expect(all.every(({ at }) => at.tls === 'tls' || at.tls === 'starttls')).toBe(true);
});

describe('what strangers write cannot harm', () => {
  const config = (host: string, port = '993') =>
    `<clientConfig><emailProvider><incomingServer type="imap"><hostname>${host}</hostname><port>${port}</port>` +
    '<socketType>SSL</socketType></incomingServer></emailProvider></clientConfig>';

  test.each([
    ['a host with a space', config('mail .firma.test')],
    ['a host with a path', config('mail.firma.test/x')],
    ['a host with a line of its own', config('mail.firma.test&#10;x.test')],
    ['a host without a dot', config('localhost')],
    ['a host too long', config(`${'a.'.repeat(200)}test`)],
    ['no host', config('')],
    ['a bare address', config('10.0.0.12')],
    ['port 0', config('mail.firma.test', '0')],
    ['a port beyond all', config('mail.firma.test', '65536')],
    ['a port in words', config('mail.firma.test', '993; drop')],
    ['another root', '<html></html>'],
    ['nothing', ''],
    ['an end too many', `${config('mail.firma.test')}</clientConfig>`],
    ['no end', config('mail.firma.test').slice(0, -3)],
    ['ends crossed', '<clientConfig><emailProvider></clientConfig></emailProvider>'],
    ['two roots', config('mail.firma.test').repeat(2)],
  ])('%s: nothing', (_, text) => {
    expect(found({ autoconfig: [text], autodiscover: { hosts: [], text, asked: ASKED } }).by).toBe('nothing');
  });

  test.each([
    ['a document type with entities', `<!DOCTYPE x [<!ENTITY a "mail.firma.test">]>${config('&a;')}`],
    ['a document type elsewhere', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${config('mail.firma.test')}`],
    ['too much of it', config('mail.firma.test') + ' '.repeat(70_000)],
    ['too deep', '<a>'.repeat(50) + '</a>'.repeat(50)],
    ['too many', `<a>${'<b/>'.repeat(3_000)}</a>`],
    ['a comment without end', `<!--${config('mail.firma.test')}`],
    ['a value without end', '<a b="c></a>'],
  ])('XML is refused with %s', (_, text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  test('XML as it is written by hand is read: comments, CDATA, prefixes, attributes in either quote, numbers for letters', () => {
    expect(
      parseXml(
        `\ufeff<?xml version="1.0"?><!-- a > b --><ns:a x='1>0' y = "&quot;&#x131;"><![CDATA[<&]]> &amp;&nbsp;<b/></ns:a>`,
      ),
    ).toEqual({
      name: 'a',
      attributes: { x: '1>0', y: '"ı' },
      children: [{ name: 'b', attributes: {}, children: [], text: '' }],
      text: '<& &&nbsp;',
    });
  });

  test('reading takes steps in proportion to what is read', () => {
    for (const piece of ['<', '<a ', '&', '<a b="', '<!--', '<![CDATA[', '<a b="c" ', '</']) {
      const text = piece.repeat(Math.floor(65_000 / piece.length));
      expect(parseXml(text)).toBeUndefined();
    }
  }, 5_000);
});
