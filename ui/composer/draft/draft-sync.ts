/**
 * Drafts between this browser and the server: what is written here is there a moment later, and what another device of the same agent has
 * written comes here. The copy in the browser is the net when there is no line; where both were changed, a person decides.
 */
import { useSyncExternalStore } from 'react';
import { draftStep } from '../../../domain/ticket/draft.ts';
import type { Input, Output } from '../../data/api-types.ts';
import { call, ProblemError } from '../../data/client.ts';
import { isOnItsWay } from '../sending/outgoing.ts';
import { type Draft, draftHere, type DraftPlace, draftsHere, isEmptyDraft, joined, replaceDraft } from './drafts.ts';

type ServerDraft = Output<'getDraft'>;
/** The server's version that this browser was last the same as, and the `edit` of the draft here that it has. */
type Base = { version: number; edit: string | null };

const NONE: Base = { version: 0, edit: null };
const PREFIX = 'bilet.draft-base.';
/** Of a step that was overtaken by another device. More often than this it is tried again with the next change. */
const TRIES = 4;

const nameOf = ({ agent, number, tab }: DraftPlace): string => `${agent}.${number}.${tab}`;

function baseOf(place: DraftPlace): Base {
  try {
    return { ...NONE, ...(JSON.parse(localStorage.getItem(PREFIX + nameOf(place)) ?? '{}') as Partial<Base>) };
  } catch {
    return NONE;
  }
}

function setBase(place: DraftPlace, base: Base): void {
  if (base.version === 0) localStorage.removeItem(PREFIX + nameOf(place));
  else localStorage.setItem(PREFIX + nameOf(place), JSON.stringify(base));
}

/** What another device has written, while this one has something else; in this tab. */
const conflicts = new Map<string, ServerDraft>();
const listeners = new Set<() => void>();

function setConflict(place: DraftPlace, theirs: ServerDraft | null): void {
  if (theirs === null && !conflicts.has(nameOf(place))) return;
  if (theirs === null) conflicts.delete(nameOf(place));
  else conflicts.set(nameOf(place), theirs);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The other one of two drafts, while nobody has decided. */
export const useConflict = (place: DraftPlace): ServerDraft | undefined =>
  useSyncExternalStore(subscribe, () => conflicts.get(nameOf(place)));

/** Which of both stands. */
export function decide(place: DraftPlace, choice: 'mine' | 'theirs' | 'both'): void {
  const theirs = conflicts.get(nameOf(place));
  if (theirs === undefined) return;
  setBase(place, { version: theirs.version, edit: null });
  const draft = asDraft(theirs);
  if (choice === 'theirs') setBase(place, { version: theirs.version, edit: replaceDraft(place, draft) });
  if (choice === 'both') replaceDraft(place, joined(draftHere(place), draft));
  setConflict(place, null);
  void settle(place);
}

const asDraft = ({ html, text, attachments, recipients, subject, lastSeen, actions, blanks }: ServerDraft): Draft => ({
  ...{ html, text, recipients, subject, lastSeen, actions, blanks },
  files: attachments.map(({ id, name, size, inline }) => ({ id, name, size, ...(inline && { inline }) })),
});

const bodyOf = (draft: Draft, tab: DraftPlace['tab']): NonNullable<Input<'saveDraft'>['body']> => ({
  ...{ kind: tab, text: draft.text, html: draft.html, recipients: draft.recipients ?? null, lastSeen: draft.lastSeen },
  subject: draft.subject ?? null,
  ...{ actions: draft.actions ?? [], blanks: draft.blanks ?? [] },
  attachments: draft.files.map(({ id }) => id),
  pictures: draft.files.filter(({ inline }) => inline).map(({ id }) => id),
});

const filesOf = (draft: Draft): string =>
  draft.files
    .map(({ id }) => id)
    .toSorted()
    .join();

/** Postgres gives fields back in an order of its own. */
const written = (recipients: Draft['recipients']): string =>
  JSON.stringify(
    recipients
      ? [recipients.to, recipients.cc, recipients.bcc].map((people) =>
          people.map(({ name, address }) => [name, address]),
        )
      : null,
  );

const isSame = (here: Draft, there: Draft): boolean =>
  here.text === there.text &&
  here.html === there.html &&
  filesOf(here) === filesOf(there) &&
  written(here.recipients) === written(there.recipients) &&
  (here.subject ?? null) === (there.subject ?? null) &&
  JSON.stringify([here.actions ?? [], here.blanks ?? []]) === JSON.stringify([there.actions ?? [], there.blanks ?? []]);

const isChanged = (draft: Draft, base: Base): boolean =>
  isEmptyDraft(draft) ? base.version !== 0 : draft.edit === undefined || draft.edit !== base.edit;

/** Whether the server is to hear of what is here: it does not have it, and nobody is asked which of two stands. */
export const isUnsaved = (place: DraftPlace): boolean => {
  const here = draftHere(place);
  if (!isChanged(here, baseOf(place))) return false;
  // What was sent and not taken yet may come back, with its files, which the draft on the server keeps meanwhile.
  return isEmptyDraft(here) ? !isOnItsWay(place.agent, place.number, place.tab) : !conflicts.has(nameOf(place));
};

/** All such drafts, those that were emptied or sent among them. */
export function unsaved(agent: string): DraftPlace[] {
  const emptied = Object.keys(localStorage).flatMap((key): DraftPlace[] => {
    const [, number, tab] = key.startsWith(`${PREFIX}${agent}.`) ? (/\.(\d+)\.(reply|note)$/.exec(key) ?? []) : [];
    return number === undefined ? [] : [{ agent, number: Number(number), tab: tab as DraftPlace['tab'] }];
  });
  const all = new Map([...draftsHere(agent), ...emptied].map((place) => [nameOf(place), place]));
  return [...all.values()].filter(isUnsaved);
}

/** Whether the server has another version than the one that this browser knows. */
export const isElsewhere = (place: DraftPlace, version: number): boolean => {
  const base = baseOf(place);
  return version === 0 ? base.version !== 0 : version > base.version;
};

async function read({ agent, number, tab }: DraftPlace): Promise<ServerDraft | null> {
  const { items } = await call('listDrafts', { params: { number } });
  return items.find((one) => one.agent.id === agent && one.kind === tab) ?? null;
}

/** Of one draft one after the other, in all tabs of this browser. Without locks the server tells two by their versions. */
const inTurn = (place: DraftPlace, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(`bilet.draft.${nameOf(place)}`, work) : work();

/**
 * Brings browser and server to the same draft. `asks`: the server is asked first, because it may have another one. Throws what the API
 * refuses, and a lost line.
 */
export const settle = (place: DraftPlace, asks = false): Promise<void> =>
  inTurn(place, async () => {
    /** Undefined: taken to be what it last was. */
    let there: ServerDraft | null | undefined = asks ? await read(place) : undefined;
    for (let tries = 0; tries < TRIES; tries += 1) {
      // A draft that an earlier release kept has no edit yet.
      if (!isEmptyDraft(draftHere(place)) && draftHere(place).edit === undefined) replaceDraft(place, draftHere(place));
      const here = draftHere(place);
      const base = baseOf(place);
      const held = { isEmpty: isEmptyDraft(here), isChanged: isChanged(here, base), base: base.version };
      const known = there === undefined ? (base.version === 0 ? null : { ...base, isSame: !held.isChanged }) : there;
      const step = draftStep(
        held,
        known && { version: known.version, isSame: 'isSame' in known ? known.isSame : isSame(here, asDraft(known)) },
      );
      if (step !== 'ask') setConflict(place, null);
      if (step === 'agree') setBase(place, there ? { version: there.version, edit: here.edit ?? null } : NONE);
      if (step === 'ask' && there) setConflict(place, there);
      if (step === 'clear') {
        setBase(place, NONE);
        replaceDraft(place, { html: '', text: '', files: [], lastSeen: null });
      }
      if (step === 'take' && there)
        setBase(place, { version: there.version, edit: replaceDraft(place, asDraft(there)) });
      if (step !== 'save' && step !== 'delete') return;
      const { number, tab } = place;
      const seen = { version: known?.version ?? 0, key: null };
      try {
        if (step === 'delete') {
          await call('deleteDraft', { params: { number }, query: { kind: tab } }, seen);
          return setBase(place, NONE);
        }
        const { version } = await call('saveDraft', { params: { number }, body: bodyOf(here, tab) }, seen);
        return setBase(place, { version, edit: here.edit ?? null });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'stale-version') throw error;
        there = await read(place);
      }
    }
  });
