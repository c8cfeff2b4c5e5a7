import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Output } from '../data/api-types.ts';
import { call } from '../data/client.ts';
import { agentsQuery, keys, teamsQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { clearSelection, countOf, type Target, targetOf, useSelection } from '../keys/selection.ts';
import { rememberDone } from '../keys/taking-back.ts';
import { useLanguage } from '../language.tsx';
import type { TicketBrief } from '../data/types.ts';
import { paths } from '../paths.ts';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { UNDO_MS } from '../keys/undo-toast.tsx';
import type { DeskT } from '../texts/index.ts';
import { zoneHere } from '../zone.ts';
import { knownText } from '../texts/known.ts';
import { becomesDone, toastFailure } from '../toast.ts';
import { giveOrAsk } from './bulk-question.tsx';
import { type BulkCommand, type BulkNames, bulkWords } from './bulk-words.ts';
import classes from '../keys/undo-toast.module.css';

export type { BulkCommand };
type Job = Output<'getJob'>;

/** Asked so often how far a job has come. */
const ASK_MS = 400;
/** So many refusals are named one by one. */
const NAMED = 5;

/** What is selected, to be given a command, and how many that are; null: nothing is. */
export function useTarget(): { target: Target; count: number } | null {
  const selected = useSelection();
  if (selected.whole === null && selected.named.size === 0) return null;
  return { target: targetOf(selected), count: countOf(selected) };
}

/** Gives one command to many tickets: says what it is, how far it has come, which refused and why, and offers the way back. */
export function useBulk(): (
  target: Target,
  count: number,
  command: BulkCommand,
  chosen?: readonly TicketBrief[],
) => void {
  const client = useQueryClient();
  const { t, language } = useLanguage();
  const { id: me, undoSeconds } = useMe().agent;
  return (target, count, command, chosen = []) => {
    const zone = zoneHere();
    const body = 'numbers' in target ? { ...target, command } : { ...target, zone, command };
    // A customer who was asked at once cannot be unasked.
    const isFinal = command.kind === 'resolve' && undoSeconds === 0;
    giveOrAsk(command.kind, { count, isWhole: !('numbers' in target), chosen }, () => {
      const words = async () =>
        bulkWords(command, t, language, { me, ...(command.kind === 'assign' ? await whoThereIs(client) : NOBODY) });
      void give(client, t, words, () => call('createBulk', { body }), isFinal);
      // After everybody has heard the key: the ticket beside the list must not take it for its own.
      setTimeout(clearSelection, 0);
    });
  };
}

const NOBODY = { agents: [], teams: [] };
/** As far as it can be read: a name that is missing keeps nobody from being assigned. */
async function whoThereIs(client: QueryClient): Promise<Omit<BulkNames, 'me'>> {
  try {
    const [agents, teams] = await Promise.all([
      client.ensureQueryData(agentsQuery),
      client.ensureQueryData(teamsQuery),
    ]);
    return { agents: agents.items, teams: teams.items };
  } catch {
    return NOBODY;
  }
}

/** `words`: what the command does, or did that is taken back. */
async function give(
  client: QueryClient,
  t: DeskT,
  words: () => Promise<string>,
  ask: () => Promise<Job>,
  isFinal = false,
): Promise<void> {
  let id: string | undefined;
  try {
    const said = words();
    let job = await ask();
    const { total: asked } = job;
    const stop = () => void call('stopJob', { params: { id: job.id } }).catch((error) => toastFailure(error, t));
    id = notifications.show({ ...underWay(job, t, stop), autoClose: false, withCloseButton: false });
    while (job.done < job.total) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
      job = await call('getJob', { params: { id: job.id } });
      notifications.update({ ...underWay(job, t, stop), id });
    }
    const { id: of } = job;
    const toast = id;
    const hasRefused = job.refusedCount > 0;
    const what = await said;
    const ended = (takeBack: (() => void) | null) =>
      notifications.update({
        ...{ id: toast, loading: false, withCloseButton: true, color: hasRefused ? 'yellow' : 'bilet' },
        autoClose: hasRefused ? 3 * UNDO_MS : UNDO_MS,
        message: <Ended job={job} what={what} asked={asked} t={t} takeBack={takeBack} />,
      });
    const undo = () =>
      void give(
        client,
        t,
        () => Promise.resolve(what),
        () => call('undoJob', { params: { id: of } }),
      );
    // What was refused can be read on when the way back is gone.
    const over = () => void (hasRefused ? ended(null) : notifications.hide(toast));
    ended(job.undoable && !isFinal ? rememberDone(undo, over) : null);
    if (!hasRefused) becomesDone(toast);
  } catch (error) {
    if (id !== undefined) notifications.hide(id);
    toastFailure(error, t);
  } finally {
    for (const queryKey of [keys.lists, keys.counters]) void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: keys.everyTicket });
  }
}

/** One that takes another back goes on to its end. */
const underWay = ({ kind, done, total }: Job, t: DeskT, stop: () => void) => ({
  ...{ loading: true, withBorder: true, color: 'bilet' },
  message: (
    <span className={classes['line']}>
      <span>{t('bulk.under-way', { done: String(done), count: total })}</span>
      {kind !== 'undo' && done < total && (
        <Button size="compact-sm" variant="light" onClick={stop}>
          {t('bulk.stop')}
        </Button>
      )}
    </span>
  ),
});

type EndedProps = { job: Job; what: string; asked: number; t: DeskT; takeBack: (() => void) | null };

/** `asked`: how many were meant, those among them that a stop has left as they were. */
function Ended({ job, what, asked, t, takeBack }: EndedProps) {
  const took = job.total - job.refusedCount;
  const left = asked - job.total;
  const text = job.kind === 'undo' ? 'bulk.undone' : 'bulk.done';
  const told =
    took === asked ? t(text, { count: took, what }) : `${t(`${text}-of`, { done: String(took), count: asked, what })}.`;
  return (
    <span className={classes['line']}>
      <span>
        {took > 0 && told}
        {left > 0 && ` ${t('bulk.stopped', { count: left })}`}
        {job.refusedCount > 0 && (
          <>
            {' '}
            {t('bulk.refused', { count: job.refusedCount })}
            <ul className={classes['refused']}>
              {job.refused.slice(0, NAMED).map(({ number, problem }) => (
                <li key={number}>
                  <Link href={paths.ticketBeside(window.location, number)}>#{number}</Link>:{' '}
                  {knownText(t, `bulk.why.${problem}`, t('bulk.why'))}
                </li>
              ))}
              {job.refusedCount > NAMED && <li>{t('bulk.more', { count: job.refusedCount - NAMED })}</li>}
            </ul>
          </>
        )}
      </span>
      {takeBack && (
        <Button size="compact-sm" variant="light" rightSection={<KeyBeside letter="Z" />} onClick={takeBack}>
          {t('undo')}
        </Button>
      )}
    </span>
  );
}
