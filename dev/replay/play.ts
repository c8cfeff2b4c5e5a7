/** Runs a recorded history through the workflows of this checkout and keeps what they said. */
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, DefaultLogger, type InjectedSinks, Runtime, Worker } from '@temporalio/worker';
import path from 'node:path';
import { PROJECT_ROOT } from '../root.ts';
import type { TraceSinks } from './trace.ts';

export type History = ReturnType<typeof historyFromJSON>;
/** `lines` in the order of the history; `fault` is why today's workflows do not go the way that it went. */
export type Replay = { lines: string[]; fault: Error | null };

/** The workflows as they stand, watched: their `decide` tells what it answers. About two seconds. */
export async function bundleTraced(): Promise<{ code: string }> {
  return bundleWorkflowCode({
    workflowsPath: path.join(PROJECT_ROOT, 'workflows', 'index.ts'),
    workflowInterceptorModules: [path.join(PROJECT_ROOT, 'dev', 'replay', 'trace.ts')],
    logger: new DefaultLogger('WARN'),
    // By the words that workflows/ticket.ts imports it with, so that the wrapper itself gets the product's.
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: {
          ...config.resolve?.alias,
          '../domain/ticket/decide.ts': path.join(PROJECT_ROOT, 'dev', 'replay', 'traced-decide.ts'),
        },
      },
    }),
  });
}

/** Replays one run. Never throws for what the history holds. */
export async function play(workflowBundle: { code: string }, history: History, workflowId: string): Promise<Replay> {
  const lines: string[] = [];
  const sinks: InjectedSinks<TraceSinks> = {
    trace: {
      line: {
        fn: (_info, eventId, text) => void lines.push(`${String(eventId).padStart(5)}  ${text}`),
        callDuringReplay: true,
      },
    },
  };
  // A born ticket that waits for its first deadline: there is nothing to run yet, and the SDK would wait for it.
  if (!history.events?.some((event) => event.workflowTaskScheduledEventAttributes))
    return {
      lines: ['       the run has not begun: it waits for its first deadline, a mail or a command'],
      fault: null,
    };
  const fault = await Worker.runReplayHistory({ workflowBundle, sinks }, history, workflowId).then(
    () => null,
    (error: Error) => error,
  );
  return { lines, fault };
}

/** Silences the SDK, whose own words on standard error would say a fault twice. Once a process. */
export function quiet(): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
}
