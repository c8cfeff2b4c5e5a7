/** What trying a connection came to, step by step: what was proved, what was refuted, and what nobody can tell. */
import { spelledFolder } from '../folders.ts';
import { OAUTH_FAULTS, SERVER_FAULTS } from './mailbox-fault.ts';
import type { ServerCertificate } from './server-trust.ts';

/** The steps of a test, in their order; the last four only when a mail is sent around. */
export const CHECK_STEPS = [
  'sign-in-imap',
  'folder',
  'folders',
  'sign-in-smtp',
  'sending',
  'return',
  'plus',
  'sent-copy',
] as const;

/** What a code proves of its step; null: neither that it works nor that it does not. */
const PROVED = {
  ok: true,
  /** The server offers no sign-in, so that the password was not checked. */
  'password-unchecked': null,
  /** No user name was given, so that nobody signed in. */
  'no-sign-in': null,
  /** The mail came back, but not where mail is read. */
  'in-junk': true,
  elsewhere: true,
  /** It may still be on its way, or lie where nobody looked. */
  'not-arrived': null,
  /** A step before it failed. */
  'not-tried': null,
  /** The server does not take mail for `name+anything@…`. */
  'no-plus': false,
  'no-copy': false,
  'no-sent-folder': null,
  /** The server does not take the mail. */
  'mail-refused': false,
} as const;

const FAULTS = [...SERVER_FAULTS, ...OAUTH_FAULTS] as const;
export const CHECK_CODES = [...(Object.keys(PROVED) as (keyof typeof PROVED)[]), ...FAULTS] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** Codes of what works as far as it can be told. */
const WORKS: readonly CheckCode[] = ['ok', 'password-unchecked', 'no-sign-in', 'in-junk', 'elsewhere'];

/** `at`: the server, or the folder in which the mail was seen; `said` as in a fault, `detail` in English. */
export type CheckOutcome = {
  ok: boolean;
  code: CheckCode;
  at: string;
  said: string;
  detail: string;
  /** What the server shows, when it is that which is not believed. */
  certificate?: ServerCertificate | undefined;
};

/** One step, and how long it took. */
export type CheckStep = Omit<CheckOutcome, 'ok'> & {
  step: (typeof CHECK_STEPS)[number];
  /** Null: not proved either way. */
  proved: boolean | null;
  ms: number;
};

export const FOLDER_USES = ['inbox', 'sent', 'junk', 'drafts', 'trash', 'archive', 'all'] as const;

/** A folder as its server lists it; `mails` is null when it was not counted. */
export type CheckedFolder = {
  path: string;
  name: string;
  use: (typeof FOLDER_USES)[number] | null;
  mails: number | null;
};

export type ConnectionCheck = {
  imap: CheckOutcome;
  smtp: CheckOutcome;
  /** A mail sent to the mailbox itself; null when none was asked for. */
  loop: CheckOutcome | null;
  /** Mail to `name+anything@…` comes to the mailbox; null when that is not known. */
  plus: boolean | null;
  /** The provider itself keeps a copy of what is sent; null when that is not known. */
  keepsSent: boolean | null;
  folders: CheckedFolder[];
  steps: CheckStep[];
};

/** The code is a fault of the server, which has its words and its cure with the others. */
export const isFault = (code: CheckCode): code is (typeof FAULTS)[number] =>
  (FAULTS as readonly string[]).includes(code);

/** What came of a step. */
export const outcomeOf = (code: CheckCode, detail: string, at = ''): CheckOutcome => ({
  ok: WORKS.includes(code),
  code,
  at,
  said: '',
  detail,
});

/** The outcome as a step. */
export function stepOf(step: CheckStep['step'], outcome: CheckOutcome, ms: number): CheckStep {
  const { ok: _, ...rest } = outcome;
  return { step, proved: isFault(rest.code) ? false : PROVED[rest.code], ...rest, ms: Math.round(ms) };
}

/** What a folder is for, by the flag of RFC 6154 that its server or its name gives it. */
export const folderUse = (flag: string | undefined): CheckedFolder['use'] =>
  FOLDER_USES.find((use) => flag?.toLowerCase() === `\\${use}`) ?? null;

/** Where a mail to the mailbox may be found: in the folder that is read, in the inbox, in junk; each once. */
export function placesOf(folder: string, folders: readonly Pick<CheckedFolder, 'path' | 'use'>[]): string[] {
  const used = (use: CheckedFolder['use']) => folders.filter((one) => one.use === use).map(({ path }) => path);
  const places = [folder, ...used('inbox'), ...used('junk')];
  return places.filter((path, at) => places.findIndex((other) => spelledFolder(other) === spelledFolder(path)) === at);
}

/** How a mail that came back is judged by the folder it was found in. */
export function returnOf(
  found: string,
  folder: string,
  folders: readonly Pick<CheckedFolder, 'path' | 'use'>[],
): CheckOutcome {
  if (found === placesOf(folder, [])[0]) return outcomeOf('ok', `the mail came back into ${found}`, found);
  return folders.some(({ path, use }) => path === found && use === 'junk')
    ? outcomeOf('in-junk', `the mail came back, into junk: ${found}`, found)
    : outcomeOf('elsewhere', `the mail came back into ${found}, which is not the folder that is read`, found);
}
