import { useCallback, useEffect, useRef, useState } from 'react';

export type Tab = 'reply' | 'note';
export type DraftFile = { id: string; name: string; size: number };
export type Draft = {
  html: string;
  text: string;
  files: DraftFile[];
  /** The newest message in sight when the first word was written; null before that. */
  lastSeen: string | null;
};

/** New values, or how to make them from the newest draft: two uploads may end at the same time. */
type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

const EMPTY: Draft = { html: '', text: '', files: [], lastSeen: null };

const storeKey = (number: number, tab: Tab): string => `bilet.draft.${number}.${tab}`;

/** Whether there is nothing in a draft that would be a loss. */
export const isEmptyDraft = (draft: Draft): boolean => draft.text.trim() === '' && draft.files.length === 0;

/** Whether words wait in this browser for this ticket. */
export const hasDraft = (number: number, tab: Tab): boolean => localStorage.getItem(storeKey(number, tab)) !== null;

/**
 * The draft of one ticket and tab, kept in this browser with every change: a closed tab, a crash or an ended session
 * loses nothing. `clear` is for after the server has accepted it.
 */
export function useDraft(
  number: number,
  tab: Tab,
): { draft: Draft; change: (part: Change) => void; clear: () => void } {
  const key = storeKey(number, tab);
  const [draft, setDraft] = useState<Draft>(() => read(key));
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = read(key);
    setDraft(latest.current);
  }, [key]);
  const change = useCallback(
    (part: Change) => {
      latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
      setDraft(latest.current);
      if (isEmptyDraft(latest.current)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(latest.current));
    },
    [key],
  );
  const clear = useCallback(() => change(EMPTY), [change]);
  return { draft, change, clear };
}

function read(key: string): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}
