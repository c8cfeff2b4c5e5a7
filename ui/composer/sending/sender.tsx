import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';
import { renewTicket } from '../../command/run.ts';
import { againOnLine } from '../../data/again.ts';
import { call, ProblemError } from '../../data/client.ts';
import { useLive } from '../../data/live.tsx';
import { keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { toastDone, toastFailure } from '../../toast.ts';
import { giveBack } from '../draft/drafts.ts';
import { afterFailure } from '../../data/failure.ts';
import { useTakeBack } from './held.ts';
import { rememberDone, takeBackLast } from '../../keys/taking-back.ts';
import { toastGivenBack } from './given-back.tsx';
import { toastHeld } from './undo-toast.tsx';
import { dropOutgoing, isOld, keepOutgoing, type Outgoing, useOutgoing } from './outgoing.ts';
import { type Again, refuse } from './refusals.ts';

/** In a field it takes back what was typed there. */
const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** A mail server is not waited for here, so an answer takes seconds at the most; after this the line is dead. */
const PATIENCE_MS = 60_000;
/** What waits is tried again this often, also when nothing tells of a line that is back. */
const AGAIN_MS = 15_000;

/** Attempts under way in this tab. */
const trying = new Set<string>();

/** Sends what agents have sent off: at once, after a reload, and when the line is back. Stands once in the desk. */
export function Sender() {
  const client = useQueryClient();
  const { t } = useLanguage();
  const { agent } = useMe();
  const { connected } = useLive();
  const outgoing = useOutgoing(agent.id);
  const { mutate: takeBack } = useTakeBack();
  const [, navigate] = useLocation();

  const attempt = useCallback(
    async (one: Outgoing) => {
      const { number, tab, key } = one;
      try {
        const options = { key, withinMs: PATIENCE_MS };
        const asked = Date.now();
        const { outboxId: outbox } =
          one.tab === 'note'
            ? await call('createNote', { params: { number }, body: one.body }, options)
            : await call('createReply', { params: { number }, body: one.body }, options);
        await actOn(one).catch((error: unknown) => {
          // What is refused stays undone, and is told; what got lost is tried again with the whole.
          if (afterFailure(error, navigator.onLine) !== 'refused') throw error;
          toastFailure(error, t, t('macro.failed'));
        });
        const seconds = one.tab === 'reply' && one.body.sendAt === undefined ? (one.body.undoSeconds ?? 0) : 0;
        if (outbox !== undefined && seconds > 0) {
          // The server counts from when it was asked, or later: for the last moments nobody is promised anything.
          const held = { outbox, number, from: asked, until: asked + seconds * 1_000 };
          toastHeld(
            held,
            rememberDone(() => takeBack(held)),
            t,
          );
        } else if (one.tab === 'reply' && one.body.sendAt !== undefined) toastDone(t('done.scheduled'), t);
        else toastDone(t(tab === 'note' ? 'done.noted' : 'done.sent'), t);
        // The message stands in the thread before its shadow goes.
        await client.invalidateQueries({ queryKey: keys.ticket(number) }).catch(() => undefined);
        dropOutgoing(agent.id, one);
      } catch (error) {
        const end = afterFailure(error, navigator.onLine);
        if (end !== 'refused') return keepOutgoing(agent.id, { ...one, state: 'waiting', mayEdit: end === 'unsent' });
        dropOutgoing(agent.id, one);
        giveBack(agent.id, number, tab, one.draft);
        const concerns = error instanceof ProblemError ? error.concerns : [];
        refuse(agent.id, number, { tab, concerns, ...(one.tab === 'reply' && { again: againOf(one.body) }) });
        // What is to be asked is asked where the ticket is open, and told of elsewhere (`Unasked`).
        if (concerns.length === 0)
          toastGivenBack(one, error, t, () => navigate(paths.ticketBeside(window.location, number)));
      } finally {
        renewTicket(client, number);
      }
    },
    [client, agent.id, t, takeBack, navigate],
  );
  const tryOnce = useCallback(
    (one: Outgoing) => {
      if (trying.has(one.key)) return;
      trying.add(one.key);
      void alone(one.key, () => attempt(one)).finally(() => trying.delete(one.key));
    },
    [attempt],
  );

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      if (isWritten(event.target)) return;
      event.preventDefault();
      takeBackLast();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  useEffect(() => outgoing.filter((one) => one.state === 'sending').forEach(tryOnce), [outgoing, tryOnce]);
  useEffect(() => {
    const again = () => outgoing.filter((one) => one.state === 'sending' || !isOld(one, Date.now())).forEach(tryOnce);
    return againOnLine(again, connected, AGAIN_MS);
    // oxlint-disable-next-line react/exhaustive-deps -- at once only when the line comes back; else one failure would call the next
  }, [connected, outgoing.length]);
  return null;
}

const againOf = ({ then = 'await', keeps = [], sendAt }: (Outgoing & { tab: 'reply' })['body']): Again => ({
  then,
  keeps,
  sendAt: sendAt === undefined ? null : Date.parse(sendAt),
});

/** What is changed on the ticket besides: after the words, since a refusal of these changes nothing. */
async function actOn({ number, key, actions = [] }: Outgoing): Promise<void> {
  if (actions.length === 0) return;
  await call(
    'applyActions',
    { params: { number }, body: { actions } },
    { key: `${key}-actions`, withinMs: PATIENCE_MS },
  );
}

/** Of several tabs one tries; the others hear what became of it. Without locks the server tells a repetition by its key. */
const alone = async (key: string, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator
    ? navigator.locks.request(`bilet.send.${key}`, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
    : work();
