/** Imports point inward, and a feature keeps to its room: the law that README tells, and what notices a breach of it. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource, readSources, type Source } from '../../support/house/imports.ts';
import { faults, type Law } from '../../support/house/law.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** What a help desk does: rooms of these names may come to every layer. */
const FEATURES = [
  ...['ticket', 'mail-in', 'mail-out', 'people', 'sla', 'routing', 'customer', 'report', 'knowledge', 'chat'],
];

const LAW: Law = {
  layers: {
    domain: { on: [], packages: [], ground: ['text'], features: ['mail', ...FEATURES] },
    mail: {
      on: ['domain'],
      packages: [
        ...['libmime', 'mailparser', 'libmime/', 'nodemailer', 'sanitize-html', 'html-to-text'],
        // No sockets and no files.
        ...[
          'child_process',
          'worker_threads',
          'crypto',
          'path',
          'url',
          'stream',
          'buffer',
          'util',
          'events',
          'zlib',
        ].map((name) => `node:${name}`),
      ],
      ground: ['html', 'read', 'write', 'attached', 'child'],
      features: [],
    },
    vault: { on: ['domain'], packages: ['node:crypto', '@node-rs/argon2'] },
    db: { on: ['domain'], packages: ['pg', 'node:'], ground: ['core', 'blobs'], features: FEATURES },
    contract: { on: ['domain'], packages: ['zod'], features: FEATURES, roots: ['contract/routes.ts'] },
    workflows: {
      on: ['domain'],
      packages: ['@temporalio/workflow', '@temporalio/common'],
      typesOf: ['activities'],
    },
    activities: {
      // Of `mail` what writes, and the door of the child that reads; a mail's own words are read nowhere else.
      on: ['mail/write', 'mail/child/pool.ts', 'vault', 'db', 'domain', 'workflows/messages'],
      packages: [
        'imapflow',
        'nodemailer',
        'oauth4webapi',
        '@temporalio/activity',
        '@temporalio/client',
        '@temporalio/common',
        'node:',
      ],
      // The record of a ticket asks routing, as it does its calendar.
      ground: ['network', 'mail-server', 'routing'],
      features: FEATURES,
      roots: ['activities/index.ts'],
    },
    api: {
      on: ['vault', 'db', 'contract', 'domain', 'workflows/messages'],
      packages: [
        ...[
          'express',
          'express-rate-limit',
          'compression',
          'helmet',
          'cookie',
          'zod',
          'zod-openapi',
          'prom-client',
          'pg',
        ],
        ...['@temporalio/client', '@temporalio/common', 'node:'],
      ],
      ground: ['http'],
      features: FEATURES,
      roots: ['api/server.ts', 'api/app.ts', 'api/routes.ts'],
    },
    ui: {
      on: ['domain', 'contract'],
      packages: ['react', 'react-dom', '@mantine/', '@tanstack/', '@tiptap/', '@tabler/', 'wouter'],
      typesOf: ['zod'],
      ground: ['texts', 'data', 'parts', 'door', 'keys', 'command', 'shell', 'condition'],
      features: ['list', 'composer', 'new-ticket', 'settings', 'today', ...FEATURES],
      roots: ['ui/main.tsx', 'ui/app.tsx', 'ui/desk.tsx'],
    },
    // Built from what is below them; nothing but `api/server.ts` imports them.
    'parser.ts': { on: ['mail', 'db', 'domain'], packages: [] },
    'reader.ts': { on: ['mail', 'db', 'domain'], packages: [] },
    'worker.ts': {
      on: [
        'activities',
        'workflows/messages',
        'mail',
        'vault',
        'db',
        'domain',
        'search-attributes.ts',
        'config.ts',
        'log.ts',
      ],
      packages: ['@temporalio/', 'node:'],
    },
    'search-attributes.ts': { on: ['workflows/messages', 'domain'], packages: ['@temporalio/', 'node:'] },
    'config.ts': { on: ['domain'], packages: ['zod', 'node:'] },
    'log.ts': { on: [], packages: ['pino'] },
  },
  exceptions: {
    'domain/ticket/commands.ts -> domain/people/permission.ts': 'the table of commands names what each needs; a type',
    'domain/ticket/notices.ts -> domain/people/notice.ts': 'what is told of a ticket is of these kinds; a type',
    'domain/routing/work-times.ts -> domain/sla/calendar.ts': 'and their work begins and ends with these',
    'domain/routing/week.ts -> domain/sla/calendar.ts': 'the week picture shows the hours that promises are counted in',
    'activities/mail-out/compose.ts -> mail/html/html-text.ts':
      'the HTML of what an agent wrote, whose length and depth are bounded',
    'api/ticket/message/frame.ts -> mail/html/sanitize.ts':
      'what an agent wrote, whose length and depth are bounded, as it was sent',
    'api/mail-out/canned-replies.ts -> mail/html/form.ts':
      'the form of a canned reply, whose length and depth are bounded',
    'api/ticket/message/messages.ts -> mail/html/form.ts': 'the same of a reply that an agent wrote, to begin one with',
    'activities/mail-in/intake.ts -> mail/read/header-line.ts':
      'sender and subject of a mail that no child could read, from its bounded header',
    'activities/mail-in/fetch-mails.ts -> mail/read/header-line.ts': 'the same of a mail that was not taken whole',
    'domain/routing/roster.ts -> domain/sla/calendar.ts': 'who has no shift works the hours of their team',
    'db/ticket/record.ts -> db/sla/policies.ts':
      'a ticket that was never recorded is born with the limits of its policy',
    'ui/ticket/ticket-pane.tsx -> ui/composer/composer.tsx': 'an answer is written in the open ticket',
    'ui/new-ticket/form.tsx -> ui/composer/first-mail/use-first-mail.tsx': 'a first mail is written as a reply is',
    'ui/new-ticket/form.tsx -> ui/composer/canned/canned-words.ts':
      'with canned replies about the ticket that it makes',
    'ui/new-ticket/form.tsx -> ui/composer/first-mail/first-mail.ts': 'whose files are gone with it',
    'ui/new-ticket/draft.ts -> ui/composer/first-mail/first-mail.ts': 'and kept until it is sent',
    'ui/new-ticket/request.ts -> ui/composer/first-mail/first-mail.ts': 'its form, files and copies in the request',
    'ui/mail-out/canned/words-field.tsx -> ui/composer/editor/field.tsx': 'a canned reply is written as a reply is',
    'ui/ticket/thread/message-card.tsx -> ui/composer/sending/held-line.tsx':
      'what is held is taken back into the draft',
    'ui/ticket/delivery/delivery-line.tsx -> ui/composer/sending/held.ts': 'and so is what waits for a next attempt',
    'ui/ticket/ticket-pane.tsx -> ui/composer/sending/outgoing-cards.tsx': 'what was sent off stands below the thread',
    'api/server.ts -> config.ts': 'a process of its own reads its settings',
    'api/server.ts -> log.ts': 'and writes a log',
  },
};

/** The product but for what only builds it: every layer, and the files of the top level. */
const sources = readSources(ROOT, Object.keys(LAW.layers)).filter(({ file }) => file !== 'ui/vite.config.ts');

test('every import is one that the law of layers and rooms allows', () => {
  expect(faults(LAW, sources)).toEqual([]);
});

const present = new Set(faults(LAW, sources));

/** What the law says besides about a file that is added to the product. */
const planted = (file: string, text: string): string[] =>
  faults(LAW, [...sources, readSource(file, text)]).filter((fault) => !present.has(fault));

test.each([
  ['over several lines', "import {\n  a,\n  b,\n} from\n  '../mail-in/ledger.ts';"],
  ['of a type', "import type { A } from '../mail-in/ledger.ts';"],
  ['of a type among values', "import { type A, b } from '../mail-in/ledger.ts';"],
  ['for what it does', "import '../mail-in/ledger.ts';"],
  ['that is passed on', "export { a } from '../mail-in/ledger.ts';"],
  ['that is passed on whole', "export * from '../mail-in/ledger.ts';"],
  ['of a type that is passed on', "export type { A } from '../mail-in/ledger.ts';"],
  ['when it is needed', "export const later = () => import('../mail-in/ledger.ts');"],
  ['by a template', 'export const later = () => import(`../mail-in/ledger.ts`);'],
  ['in a type', "export let a: import('../mail-in/ledger.ts').A;"],
  ['of a whole module in a type', "export type A = typeof import('../mail-in/ledger.ts');"],
  ['in the older form', "import ledger = require('../mail-in/ledger.ts');"],
  ['by require', "const ledger = require('../mail-in/ledger.ts');"],
])('a feature that imports another one is noticed, also %s', (_how, text) => {
  expect(planted('db/people/planted.ts', text)).toEqual([
    'db/people/planted.ts -> db/mail-in/ledger.ts: two features never import each other',
  ]);
});

test.each([
  ['domain/ticket/planted.ts', '../../db/core/pool.ts', 'domain may not import it'],
  ['domain/ticket/planted.ts', 'node:crypto', 'domain may not import it'],
  ['domain/sla/planted.ts', 'temporal-polyfill', 'domain may not import it'],
  ['domain/text/planted.ts', '../mail/code.ts', 'ground imports no feature'],
  ['domain/planted.ts', './mail/code.ts', 'ground imports no feature'],
  ['mail/read/planted.ts', '../../vault/vault.ts', 'mail may not import it'],
  ['mail/read/planted.ts', 'node:net', 'mail may not import it'],
  ['vault/planted.ts', '../db/core/pool.ts', 'vault may not import it'],
  ['db/core/planted.ts', '../ticket/tickets.ts', 'ground imports no feature'],
  ['db/ticket/planted.ts', '../people/agents.ts', 'two features never import each other'],
  ['contract/report/planted.ts', '../people/routes.ts', 'two features never import each other'],
  ['contract/report/planted.ts', '../routes.ts', 'it puts rooms together, so no room may import it'],
  ['workflows/planted.ts', '../activities/index.ts', 'workflows may not import it'],
  ['workflows/planted.ts', '../db/core/pool.ts', 'workflows may not import it'],
  ['activities/sla/planted.ts', '../mail-out/smtp.ts', 'two features never import each other'],
  ['activities/sla/planted.ts', '../../api/temporal.ts', 'activities may not import it'],
  ['activities/ticket/planted.ts', '../../workflows/ticket.ts', 'activities may not import it'],
  ['api/http/planted.ts', '../ticket/command.ts', 'ground imports no feature'],
  ['api/customer/planted.ts', '../people/session.ts', 'two features never import each other'],
  ['api/customer/planted.ts', '../../config.ts', 'api may not import it'],
  ['api/customer/planted.ts', '../../mail/write/compose.ts', 'api may not import it'],
  ['ui/shell/planted.tsx', '../ticket/ticket-pane.tsx', 'ground imports no feature'],
  ['ui/list/planted.tsx', '../mail-in/ledger.tsx', 'two features never import each other'],
  ['ui/list/planted.tsx', '../../api/http/deps.ts', 'ui may not import it'],
  ['config.ts', './log.ts', 'config.ts may not import it'],
])('%s may not import %s', (file, address, why) => {
  const target = address.startsWith('.') ? path.join(path.dirname(file), address) : address;
  // Some of them close a circle besides.
  expect(planted(file, `import { a } from '${address}';`)[0]).toBe(`${file} -> ${target}: ${why}`);
});

test('a feature may import ground, its ticket and the layers below, and what a comment or a text says is no import', () => {
  const text = `
    // import { a } from '../people/session.ts';
    import { ownWrites } from '../http/read-your-writes.ts';
    import { command } from '../ticket/command.ts';
    import { away } from '../temporal.ts';
    import { agentById } from '../../db/people/agents.ts';
    import type { Ticket } from '../../domain/ticket/ticket.ts';
    import { json } from 'express';
    export const say = "import { b } from '../mail-in/mailboxes.ts'";`;
  expect(planted('api/report/planted.ts', text)).toEqual([]);
  expect(planted('workflows/planted.ts', "import type { Activities } from '../activities/index.ts';")).toEqual([]);
});

test('rooms that import each other in a circle are noticed', () => {
  expect(planted('ui/parts/planted.ts', "import { useSession } from '../door/session.tsx';")).toContainEqual(
    expect.stringMatching(/^circle: .*ui\/parts -> ui\/door/),
  );
});

test('neither a computed address nor a room of an unknown name hides an import', () => {
  expect(planted('api/report/planted.ts', 'export const open = (name: string) => import(name);')).toEqual([
    'api/report/planted.ts -> (a computed address): api may not import it',
  ]);
  expect(planted('db/utils/planted.ts', '')).toEqual(['db/utils/planted.ts lies in a room that nobody knows']);
});

test('an exception goes when nothing needs it any more', () => {
  const exceptions = { ...LAW.exceptions, 'db/people/teams.ts -> db/mail-in/ledger.ts': 'once' };
  expect(faults({ ...LAW, exceptions }, sources).filter((fault) => !present.has(fault))).toEqual([
    'db/people/teams.ts -> db/mail-in/ledger.ts: nothing needs this exception',
  ]);
});

/** What runs when `folder` runs, by its values alone. */
function reached(folder: string, all: Source[]): string[] {
  const seen = new Set<string>();
  const queue = all.filter(({ file }) => file.startsWith(`${folder}/`));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next.file)) continue;
    seen.add(next.file);
    const values = new Set(next.imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target));
    queue.push(...all.filter(({ file }) => values.has(file)));
  }
  return [...seen].sort();
}

test('nothing that a workflow runs reads a calendar: its time-zone data changes, and a history is replayed', () => {
  const calendars = (all: Source[]) => reached('workflows', all).filter((file) => file === 'domain/sla/calendar.ts');
  expect(calendars(sources)).toEqual([]);
  const once = readSource('workflows/planted.ts', "import { birthDues } from '../domain/sla/policy.ts';");
  expect(calendars([...sources, once])).toEqual(['domain/sla/calendar.ts']);
});

/**
 * All that an activity may call of the core and of `mail`, and why that stops no worker: on its loop one mail must not keep all
 * others waiting. What reads words of any length is called in the child, which may hang and die of them.
 */
const CALLED: Record<string, Record<string, string[]>> = {
  'it takes no words': {
    'domain/limits.ts': ['LIMITS'],
    'domain/mail/address.ts': ['standInOf'],
    'domain/time.ts': ['DAY_MS', 'HOUR_MS', 'MINUTE_MS', 'SECOND_MS'],
    'domain/mail/alarm.ts': ['alarmStep'],
    'domain/mail/arrival.ts': [
      'arrivedAt',
      'isCountedByMinute',
      'isForArchive',
      'isFromBefore',
      'oneAfterAnother',
      'searchedSince',
    ],
    'domain/mail/code.ts': ['codeFrom'],
    'domain/mail/template/company-text.ts': ['textOf'],
    'domain/mail/provider/connection-check.ts': ['folderUse', 'outcomeOf', 'placesOf', 'returnOf', 'stepOf'],
    'domain/mail/folders.ts': ['teamIn'],
    'domain/mail/ledger.ts': ['decisionsOn'],
    'domain/mail/mailbox.ts': ['worstStatus'],
    'domain/mail/provider/mailbox-fault.ts': ['faultLine', 'isOAuthFault', 'readFaultLine'],
    'domain/mail/words/moment-words.ts': ['momentWords'],
    'domain/mail/provider/oauth.ts': ['endsConsent', 'isForNow', 'isToBeRenewed', 'mayReceive'],
    'domain/mail/outbox.ts': ['SEND_STATES'],
    'domain/mail/provider/providers.ts': ['providerUsing'],
    'domain/mail/provider/published-servers.ts': ['SRV_SERVICES', 'hostName'],
    'domain/mail/refusal/mail.ts': ['isOfAccount'],
    'domain/mail/refusal/table.ts': ['effectOf', 'statusOf'],
    'domain/mail/send-key.ts': ['cycleOf', 'sendKey'],
    'domain/mail/send-quota.ts': ['backOf', 'spansOf', 'takeOf'],
    'domain/mail/send-retry.ts': ['retryAt'],
    'domain/mail/service-mail.ts': ['serviceId'],
    'domain/mail/provider/sign-in-pause.ts': [
      ...['leaveBy', 'lookAgainMs', 'pauseAfterRefusal', 'pauseAfterWait', 'waitsAfter'],
    ],
    'domain/people/staff.ts': ['handOver'],
    'domain/people/notice-mail.ts': ['mailing'],
    'domain/people/quiet-hours.ts': ['quietUntil'],
    'domain/routing/assignment.ts': ['takesAny'],
    'domain/routing/birth.ts': ['birthBy'],
    'domain/routing/decision.ts': [
      'GIVE',
      'KEEP',
      'answeredBy',
      'givesAnything',
      'isSought',
      'isTelling',
      'mayGive',
      'seenBy',
      'unanswered',
      'unraised',
    ],
    'domain/routing/queue.ts': ['handOut'],
    'domain/routing/roster.ts': ['openAt'],
    'domain/routing/rota.ts': ['onCallAt'],
    'domain/routing/spell.ts': ['isAskedWithin', 'minutesAsked'],
    'domain/sla/calendar.ts': ['dueAt', 'isOpenAt'],
    'domain/sla/choice.ts': ['choose'],
    'domain/sla/passed.ts': ['CLOCK_ASKS', 'escalatedBy', 'passedAhead'],
    'domain/sla/policy.ts': ['birthDues', 'termsOf'],
    'domain/text/language.ts': ['isOurs'],
    'domain/ticket/ahead.ts': ['stepAhead'],
    'domain/ticket/asking.ts': ['isRerouted'],
    'domain/ticket/birth.ts': ['born'],
    'domain/ticket/identity.ts': ['FOREIGN_TICKET'],
    'domain/ticket/names.ts': ['namesAmong'],
    'domain/ticket/own-mail.ts': ['isMeant', 'isStillAsked'],
    'domain/ticket/rules/holding.ts': ['leftBy'],
    'domain/ticket/ticket.ts': ['RULES', 'isSettled'],
    'mail/child/pool.ts': ['UnreadableMail'],
    'mail/write/password-words.ts': ['passwordWords'],
    'mail/write/token.ts': ['mailIdFor', 'replyAddress'],
  },
  'it takes what the child has answered, which is bounded': {
    'domain/mail/abuse.ts': ['abuseIn'],
    'domain/mail/address.ts': ['domainOf', 'isOfHouse'],
    'domain/mail/aliases.ts': ['voiceFor'],
    'domain/mail/batch.ts': ['judge', 'minuteOf'],
    'domain/mail/machine-mail.ts': ['isAutomaticAnswer', 'machineKind', 'mayAcknowledge', 'mayBeWords'],
    'domain/mail/message-key.ts': ['messageKeyOf'],
    'domain/mail/participants.ts': ['companionsOf', 'recipientsOf', 'saidFor'],
    'domain/mail/report.ts': ['bouncedIn', 'isTrouble', 'shownOf', 'withoutRepeats'],
    'domain/mail/service-mail.ts': ['alarmRowIn', 'serviceMailOf'],
    'domain/mail/threading.ts': ['candidates'],
    'domain/mail/verdict.ts': ['mayBeAnswered'],
    'domain/mail/writer.ts': ['isNamedInFrom', 'isRobot', 'writerOf'],
    'domain/people/password-link.ts': ['passwordTokensIn'],
    'domain/routing/kind.ts': ['learn'],
    'mail/write/token.ts': ['codeInAddress', 'ownMailId'],
  },
  'it takes words of a mail, cut before it compares them with what rules ask for, in linear time (decision.test.ts)': {
    'domain/routing/decision.ts': ['route', 'routeEach'],
  },
  'it takes what a mail server answers, cut before anything looks at it': {
    'domain/mail/refusal/table.ts': ['refusalOf'],
  },
  'it takes what a domain publishes, bounded when it was fetched, and reads it in linear time (recognition.test.ts)': {
    'domain/mail/recognition.ts': ['guesses', 'recognise'],
  },
  'it takes words of our own and of agents, bounded when they were taken, and reads them in linear time (own-html.test.ts)':
    {
      'domain/mail/letter.ts': ['ANSWERS', 'companyAnswer', 'letter', 'mailOf', 'signedWith', 'trackingBlock'],
      'domain/text/escape.ts': ['escapeHtml'],
      'domain/text/plain-text.ts': ['plainText'],
      'mail/html/html-text.ts': ['htmlToText', 'textToHtml'],
      'mail/write/alarm-words.ts': ['alarmWords'],
      'mail/write/compose.ts': ['freeze'],
      'mail/write/notice-words.ts': ['noticeWords'],
      'mail/write/probe.ts': ['probeMail'],
      'mail/write/service-mail.ts': ['serviceMail'],
    },
  'it reads the header alone, cut before anything looks at it, in linear time (bombs.test.ts): who wrote a mail that no child could read, or that was not taken whole':
    { 'mail/read/header-line.ts': ['headIdentityOf', 'headerOf'] },
  'it reads the answer of a token service, which the operator or we have named, cut before it is looked at': {
    'domain/mail/provider/oauth.ts': ['accountOf', 'endpoint', 'lifeOf', 'meaningOf'],
  },
};
/** The same as `file name`, each once. */
const called = Object.values(CALLED)
  .flatMap((files) => Object.entries(files).flatMap(([file, names]) => names.map((name) => `${file} ${name}`)))
  .sort();

/** Values of the core and of `mail` that activities import; `*` for a whole file. */
const callsOf = (all: Source[]): string[] =>
  all
    .filter(({ file }) => file.startsWith('activities/'))
    .flatMap(({ imports }) => imports)
    .filter(({ target, typeOnly }) => !typeOnly && /^(?:domain|mail)\//.test(target))
    .flatMap(({ target, names }) => (names.length === 0 ? ['*'] : names).map((name) => `${target} ${name}`));

test('an activity calls nothing that reads the words of a mail: each thing that it may call is listed, and why', () => {
  expect([...new Set(callsOf(sources))].sort()).toEqual(called);
});

test.each([
  [
    "import { candidates, codesIn as clues } from '../../domain/mail/threading.ts';",
    'domain/mail/threading.ts codesIn',
  ],
  ["import { anyNewReader } from '../../domain/mail/planted.ts';", 'domain/mail/planted.ts anyNewReader'],
  ["import * as fold from '../../domain/text/fold.ts';", 'domain/text/fold.ts *'],
  ["export const fold = () => import('../../domain/text/fold.ts');", 'domain/text/fold.ts *'],
  ["export { parseMail } from '../../mail/read/parse.ts';", 'mail/read/parse.ts parseMail'],
])('a reader that an activity calls by %s is noticed, whatever it calls its words', (text, reader) => {
  for (const room of ['mail-in', 'mail-out', 'ticket'])
    expect(
      callsOf([readSource(`activities/${room}/planted.ts`, text)]).filter((name) => !called.includes(name)),
    ).toEqual([reader]);
});

test('types that an activity imports run nothing', () => {
  const text =
    "import type { Clue } from '../../domain/mail/threading.ts'; import { type Trace, candidates } from '../../domain/mail/threading.ts';";
  expect(callsOf([readSource('activities/mail-in/planted.ts', text)])).toEqual(['domain/mail/threading.ts candidates']);
});

test('only config.ts reads the environment of the product', () => {
  const readers = sources.filter(({ file }) => readFileSync(path.join(ROOT, file), 'utf8').includes('process.env'));
  expect(readers.map(({ file }) => file)).toEqual(['config.ts']);
});
