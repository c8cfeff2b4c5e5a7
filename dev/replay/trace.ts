/** What a replay tells its reader from inside the sandbox: a line for each thing heard, and for each command given. */
import {
  type LoggerSinks,
  proxySinks,
  type Sinks,
  type WorkflowInterceptorsFactory,
  workflowInfo,
} from '@temporalio/workflow';

/** How lines leave the sandbox; `eventId` is how far the history has been read. */
export interface TraceSinks extends Sinks {
  trace: { line(eventId: number, text: string): void };
}

const { trace } = proxySinks<TraceSinks & LoggerSinks>();

/** Tells one line. */
export const tell = (text: string): void => trace.line(workflowInfo().historyLength, text);

/** Payloads of ours name what they are about in one of these fields. */
const brief = (args: unknown[]): string => {
  const value = (args[0] ?? {}) as Record<string, unknown>;
  const fact = value['fact'] as { kind?: string } | undefined;
  const events = value['events'] as { version: number; kind: string }[] | undefined;
  if (fact) return ` ${fact.kind}`;
  if (events) return ` ${events.map(({ version, kind }) => `v${version} ${kind}`).join(', ')}`;
  const named = ['outbox', 'mailbox', 'number', 'cycle', 'policy'].filter((field) => value[field] !== undefined);
  return named.map((field) => ` ${field} ${String(value[field])}`).join('');
};

/** Loaded by the replay's bundle beside the workflows; it watches and changes nothing. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      handleSignal(input, next) {
        tell(`heard signal ${input.signalName}${brief(input.args)}`);
        return next(input);
      },
      handleUpdate(input, next) {
        tell(`heard update ${input.name}`);
        return next(input);
      },
    },
  ],
  outbound: [
    {
      scheduleActivity(input, next) {
        tell(`  gives activity ${input.activityType}${brief(input.args)}`);
        return next(input);
      },
      scheduleLocalActivity(input, next) {
        tell(`  gives local activity ${input.activityType}${brief(input.args)}`);
        return next(input);
      },
      startTimer(input, next) {
        tell(`  gives timer ${(input.durationMs / 1000).toFixed(1)} s`);
        return next(input);
      },
      continueAsNew(input, next) {
        tell('  gives continue as new');
        return next(input);
      },
    },
  ],
});
