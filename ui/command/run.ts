import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { isUndoable, USUAL_UNDO_S } from '../../domain/ticket/rules/undoing.ts';
import type { Input, Output } from '../data/api-types.ts';
import { call, ProblemError } from '../data/client.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { keys, TICKET_LISTS } from '../data/queries.ts';
import type { DeskT } from '../texts/index.ts';
import { toastDone, toastFailure } from '../toast.ts';
import { toastUndoable } from '../keys/undo-toast.tsx';
import type { TicketBrief, TicketDetail } from '../data/types.ts';
import { dealtWith } from './dealt-with.ts';
import { COMMAND_TABLE } from './table.ts';
import type { Reader, GivenKind, Run } from './row.ts';
import { rememberDone } from '../keys/taking-back.ts';

type ListPage = Output<'listTickets'>;

/** Runs an agent's command on one ticket: shown at once, one after the other, taken back with a toast on refusal. */
export function useCommand(number: number): (run: Run) => void {
  const client = useQueryClient();
  const { t } = useLanguage();
  const { agent } = useMe();
  const mutation = useMutation({
    // One scope per ticket: the second command waits, so that it carries the version the first one made.
    scope: { id: `ticket-${number}` },
    mutationFn: (run: Run) => send(client, number, run, agent),
    onMutate: async (run) => {
      await client.cancelQueries({ queryKey: keys.ticket(number), exact: true });
      const before = client.getQueryData<TicketDetail>(keys.ticket(number));
      patchTicket(client, number, patchOf(run, before));
      return { before };
    },
    onSuccess: (result, run, context) => {
      patchTicket(client, number, {
        version: result.version,
        state: result.state,
        priority: result.priority,
        type: result.type,
        tags: result.tags,
        snooze: result.snooze,
        clocks: result.clocks,
        nextDeadlineAt: result.nextDeadlineAt,
      });
      const withinS = rowOf(run).undoneWithin?.(agent) ?? USUAL_UNDO_S;
      const done = run.done?.(t) ?? rowOf(run).done?.(t, run.given, context?.before);
      if (run.kind === 'undo') {
        toastDone(t('done.undone'), t);
        dealtWith(number, true);
      } else if (isUndoable(run.kind) && result.undoes !== null && withinS > 0) {
        const given = { of: result.undoes, was: context?.before ?? {} };
        const takeBack = () => mutation.mutate({ kind: 'undo', given });
        if (done) toastUndoable(done, t, takeBack, withinS);
        else rememberDone(takeBack);
      } else {
        // The key must not take back what was done before this.
        if (withinS === 0) rememberDone(() => undefined);
        if (done) toastDone(done, t);
      }
    },
    onError: (error, _run, context) => {
      if (context?.before) patchTicket(client, number, context.before);
      // Whoever gave it by a key is at the next ticket by now.
      toastFailure(error, t, t('toast.of', { number: String(number) }));
    },
    onSettled: () => renewTicket(client, number),
  });
  return mutation.mutate;
}

/** The run's row, loosely: that `given` fits the command is checked where the run is made. */
const rowOf = ({ kind }: Run) =>
  COMMAND_TABLE[kind] as {
    route: (typeof COMMAND_TABLE)[GivenKind]['route'];
    body?: (given: Run['given'], me: Reader) => unknown;
    undoneWithin?: (me: Reader) => number;
    patch: (given: Run['given'], before: TicketDetail | undefined) => Partial<TicketDetail>;
    done?: (t: DeskT, given: Run['given'], before: TicketDetail | undefined) => string | null;
  };

const patchOf = (run: Run, before: TicketDetail | undefined) => rowOf(run).patch(run.given, before);

/** All that shows something of the ticket is read anew: its page, the lists, what is counted. */
export function renewTicket(client: QueryClient, number: number): void {
  for (const queryKey of [keys.ticket(number), keys.lists, keys.counters, keys.today])
    void client.invalidateQueries({ queryKey });
}

/** Changes one ticket wherever the desk holds it: its page and every list. */
export function patchTicket(client: QueryClient, number: number, patch: Partial<TicketDetail>): void {
  client.setQueryData<TicketDetail>(keys.ticket(number), (ticket) => ticket && { ...ticket, ...patch });
  const brief = ({
    relatedTo: _relatedTo,
    allowed: _allowed,
    addressing: _addressing,
    waiting: _waiting,
    ...rest
  }: Partial<TicketDetail>): Partial<TicketBrief> => rest;
  client.setQueriesData<InfiniteData<ListPage> | ListPage>(TICKET_LISTS, (list) => {
    const inPage = (page: ListPage): ListPage => ({
      ...page,
      items: page.items.map((item) => (item.number === number ? { ...item, ...brief(patch) } : item)),
    });
    return list && ('pages' in list ? { ...list, pages: list.pages.map(inPage) } : inPage(list));
  });
}

/**
 * Sends with the version in hand. A clock or a delivery report may have raised the version without changing anything
 * the reader decided by; then the command is tried once more on what is true now.
 */
async function send(client: QueryClient, number: number, run: Run, asking: Reader): Promise<Output<'resolve'>> {
  const seen = client.getQueryData<TicketDetail>(keys.ticket(number));
  const { route, body } = rowOf(run);
  const input = { params: { number }, ...(body && { body: body(run.given, asking) }) } as Input<typeof route>;
  const attempt = (version: number | undefined) => call(route, input, { version });
  try {
    // What is taken back names its version itself.
    return await attempt(run.kind === 'undo' ? undefined : seen?.version);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'stale-version' || !seen) throw error;
    const fresh = await call('getTicket', { params: { number } });
    const patch = patchOf(run, seen);
    const same =
      fresh.messageCount === seen.messageCount &&
      ('state' in patch || fresh.state === seen.state) &&
      ('owner' in patch || fresh.owner?.id === seen.owner?.id);
    if (!same) throw error;
    return attempt(fresh.version);
  }
}
