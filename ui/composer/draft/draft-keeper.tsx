import { useEffect } from 'react';
import { ProblemError } from '../../data/client.ts';
import { useLive } from '../../data/live.tsx';
import { useMe } from '../../door/session.tsx';
import { draftHere, type DraftPlace, hearDrafts } from './drafts.ts';
import { isUnsaved, settle, unsaved } from './draft-sync.ts';

/** What is written is on the server within two seconds. */
const SAVE_AFTER_MS = 1_200;
/** What could not be saved is tried again this often, also when nothing tells of a line that is back. */
const AGAIN_MS = 20_000;

/** Brings what is written here to the server: a moment after each change, after a reload, and when the line is back. Stands once in the desk. */
export function DraftKeeper() {
  const { agent, can } = useMe();
  const { connected } = useLive();
  const writes = can('ticket:write');
  useEffect(() => {
    // Without a line the browser's copy is enough; with it, everything is looked at again.
    if (!writes || !connected) return;
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const nameOf = ({ number, tab }: DraftPlace) => `${number}.${tab}`;
    /** What the API refuses is not tried again before it was changed; it stays in this browser. */
    const refused = new Map<string, string | undefined>();
    const isWanted = (place: DraftPlace) =>
      isUnsaved(place) && (!refused.has(nameOf(place)) || refused.get(nameOf(place)) !== draftHere(place).edit);
    const save = (place: DraftPlace) => {
      clearTimeout(waiting.get(nameOf(place)));
      waiting.delete(nameOf(place));
      settle(place).then(
        // Written on meanwhile.
        () => soon(place),
        (error: unknown) => isRefused(error) && refused.set(nameOf(place), draftHere(place).edit),
      );
    };
    const soon = (place: DraftPlace) => {
      if (!waiting.has(nameOf(place)) && isWanted(place))
        waiting.set(
          nameOf(place),
          setTimeout(() => save(place), SAVE_AFTER_MS),
        );
    };
    const all = () => unsaved(agent.id).filter(isWanted).forEach(save);
    const leave = hearDrafts(agent.id, soon);
    all();
    const timer = setInterval(all, AGAIN_MS);
    const hidden = () => document.visibilityState === 'hidden' && all();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      leave();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
      for (const one of waiting.values()) clearTimeout(one);
    };
  }, [agent.id, connected, writes]);
  return null;
}

const isRefused = (error: unknown): boolean =>
  error instanceof ProblemError && [400, 403, 404, 413, 422].includes(error.status);
