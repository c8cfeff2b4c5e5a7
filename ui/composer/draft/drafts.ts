import { useCallback, useSyncExternalStore } from 'react';
import { type Action, joinedActions } from '../../../domain/mail/template/canned-actions.ts';
import { joinedBlanks } from '../../../domain/mail/template/blanks.ts';
import { escapeHtml } from '../../../domain/text/escape.ts';
import { useMe } from '../../door/session.tsx';
import type { Recipients, Typed } from '../recipients.ts';

export type Tab = 'reply' | 'note';
/** `inline`: a picture among the words, which goes along as long as they show it. */
export type DraftFile = { id: string; name: string; size: number; inline?: boolean };
export type Draft = {
  html: string;
  text: string;
  files: DraftFile[];
  /** The newest message in sight when the first word was written; null before that. */
  lastSeen: string | null;
  /** As the agent has changed them; without, the ticket's own. */
  recipients?: Recipients | null;
  typed?: Typed;
  /** What the agent calls the mail; null, or without: as its thread is called. */
  subject?: string | null;
  /** What canned replies in it do besides as it is sent. */
  actions?: Action[];
  /** The blanks that they have brought. */
  blanks?: string[];
  /** Another one with every change: the server has the draft, or has an earlier one. */
  edit?: string;
};

/** New values, or how to make them from the newest draft: two uploads may end at the same time. */
type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

const EMPTY: Draft = { html: '', text: '', files: [], lastSeen: null };

/** Drafts in use, the same for everybody who shows them: a send that ends after its writer has closed clears this one. */
const held = new Map<string, { draft: Draft; listeners: Set<() => void> }>();

/** Whose draft of what. */
export type DraftPlace = { agent: string; number: number; tab: Tab };

const keyOf = ({ agent, number, tab }: DraftPlace): string => `bilet.draft.${agent}.${number}.${tab}`;
const KEY = /^bilet\.draft\.([0-9a-f-]{36})\.(\d+)\.(reply|note)$/;

/** Whether there is nothing in a draft that would be a loss. */
export const isEmptyDraft = (draft: Draft): boolean => draft.text.trim() === '' && draft.files.length === 0;

/** As it is in this browser, whichever tab has written last. */
export const draftHere = (place: DraftPlace): Draft => read(keyOf(place));

/** Puts another draft in its place; answers its `edit`. */
export const replaceDraft = (place: DraftPlace, draft: Draft): string => put(keyOf(place), draft);

/** The drafts of this agent that wait in this browser. */
export const draftsHere = (agent: string): DraftPlace[] =>
  Object.keys(localStorage).flatMap((key) => placeOf(key, agent));

function placeOf(key: string, agent: string): DraftPlace[] {
  const [, whose, number, tab] = KEY.exec(key) ?? [];
  return whose === agent ? [{ agent, number: Number(number), tab: tab as Tab }] : [];
}

const hearers = new Set<(key: string) => void>();

/** Calls `hear` with every draft of this agent that this tab changes, until the answer is called. */
export function hearDrafts(agent: string, hear: (place: DraftPlace) => void): () => void {
  const hearer = (key: string) => placeOf(key, agent).forEach(hear);
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
}

export type DraftInHand = {
  draft: Draft;
  change: (part: Change) => void;
  /** As it is now, which the last paint may not show yet. */
  latest: () => Draft;
  /** Lets go of what the server has accepted, and of nothing else. */
  sent: (draft: Draft) => void;
};

/**
 * The signed-in agent's draft of one ticket and tab, kept in this browser with every change: a closed tab, a crash or an
 * ended session loses nothing, and nobody else who signs in here sees it. From here `draft-sync.ts` brings it to the server.
 */
export function useDraft(number: number, tab: Tab): DraftInHand {
  const { agent } = useMe();
  const key = keyOf({ agent: agent.id, number, tab });
  const draft = useSyncExternalStore(
    useCallback((listener) => hold(key, listener), [key]),
    () => current(key),
  );
  const latest = useCallback(() => current(key), [key]);
  const change = useCallback(
    (part: Change) => put(key, { ...current(key), ...(typeof part === 'function' ? part(current(key)) : part) }),
    [key],
  );
  const sent = useCallback(
    (gone: Draft) => {
      const now = current(key);
      const words = now.text === gone.text && now.html === gone.html ? EMPTY : now;
      put(key, { ...words, files: now.files.filter((file) => !gone.files.some((one) => one.id === file.id)) });
    },
    [key],
  );
  return { draft, change, latest, sent };
}

/** Words that the server refused are a draft again: in front of what was written meanwhile. */
export const giveBack = (agent: string, number: number, tab: Tab, draft: Draft): void => {
  const key = keyOf({ agent, number, tab });
  put(key, joined(draft, current(key)));
};

/** One draft in front of another; nothing of either is lost. */
export function joined(draft: Draft, now: Draft): Draft {
  const both = !isEmptyDraft(now);
  return {
    html: both ? (draft.html || asHtml(draft.text)) + (now.html || asHtml(now.text)) : draft.html,
    text: both ? `${draft.text}\n\n${now.text}` : draft.text,
    files: [...draft.files, ...now.files.filter((file) => !draft.files.some((one) => one.id === file.id))],
    lastSeen: draft.lastSeen ?? now.lastSeen,
    recipients: now.recipients ?? draft.recipients ?? null,
    typed: now.typed ?? {},
    subject: now.subject || draft.subject || null,
    actions: joinedActions(draft.actions ?? [], now.actions ?? []),
    blanks: joinedBlanks(draft.blanks ?? [], now.blanks ?? []),
  };
}

const asHtml = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');

// The same draft in another tab: what is written or sent there is written or sent here.
window.addEventListener('storage', ({ key }) => {
  for (const [name, one] of held) {
    if (key !== null && key !== name) continue;
    one.draft = read(name);
    for (const listener of one.listeners) listener();
  }
});

function hold(key: string, listener: () => void): () => void {
  current(key);
  held.get(key)?.listeners.add(listener);
  return () => {
    const one = held.get(key);
    one?.listeners.delete(listener);
    // Read anew next time: another window may have written meanwhile.
    if (one?.listeners.size === 0) held.delete(key);
  };
}

function current(key: string): Draft {
  const one = held.get(key);
  if (one) return one.draft;
  const draft = read(key);
  held.set(key, { draft, listeners: new Set() });
  return draft;
}

function put(key: string, words: Draft): string {
  const draft = { ...words, edit: crypto.randomUUID() };
  if (isEmptyDraft(draft)) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(draft));
  const one = held.get(key) ?? { draft, listeners: new Set() };
  one.draft = draft;
  held.set(key, one);
  for (const listener of one.listeners) listener();
  if (one.listeners.size === 0) held.delete(key);
  for (const hearer of hearers) hearer(key);
  return draft.edit;
}

function read(key: string): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

/** Drafts once had no agent in their name. Nobody knows whose they are: they are shown to nobody, and stay. */
function giveToNobody(): void {
  for (const key of Object.keys(localStorage).filter((name) => /^bilet\.draft\.\d+\.(reply|note)$/.test(name))) {
    if (!isEmptyDraft(read(key)))
      localStorage.setItem(key.replace('draft.', 'draft.nobody.'), localStorage.getItem(key) ?? '');
    localStorage.removeItem(key);
  }
}

giveToNobody();
