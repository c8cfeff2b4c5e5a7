/** The API's connection to Temporal: lazy, so that reads work without it, and able to say whether it stands. */
import {
  Client,
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { wordsCodec } from '../vault/history-words.ts';
import { LIMITS } from '../domain/limits.ts';
import { Problem, PROBLEM_CODES, type ProblemCode } from '../domain/problem.ts';
import type { Deps } from './http/deps.ts';

class DeskConnection extends Connection {
  /** True when the server itself says something within `withinMs`: a connection also stands while it is frozen. */
  answers(withinMs: number): Promise<boolean> {
    return this.withDeadline(Date.now() + withinMs, () => this.workflowService.getSystemInfo({})).then(
      () => true,
      () => false,
    );
  }

  /** True when calls can be sent now; waits at most `withinMs` for a connection under way. */
  stands(withinMs: number): Promise<boolean> {
    return this.untilReady(Date.now() + withinMs).then(
      () => true,
      () => false,
    );
  }
}

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];

/**
 * Calls that are tried again, as the SDK does by itself, until they are closed. A try whose pause ends after that is over: a channel
 * that is shut down throws, from a timer where nobody catches it, and would end the process.
 */
function callsUntilClosed(): { interceptors: Interceptor[]; close(): void } {
  let closed = false;
  const whileOpen: Interceptor = (options, nextCall) =>
    closed ? (OVER as unknown as ReturnType<Interceptor>) : (nextCall(options) as ReturnType<Interceptor>);
  return {
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), whileOpen],
    close() {
      closed = true;
    },
  };
}

type Heard = { onReceiveStatus(status: { code: number; details: string; metadata: unknown }): void };
/** A call that ends as it begins. */
const OVER = {
  start: (metadata: unknown, heard: Heard) =>
    heard.onReceiveStatus({ code: GRPC.cancelled, details: 'the connection is closed', metadata }),
  sendMessage() {},
  halfClose() {},
  cancelWithStatus() {},
  getPeer: () => '',
};

export type TemporalAt = { address: string; namespace: string; apiKey?: string | null };

/** A client that connects when it is first used, and again whenever the server comes back. */
export function connectTemporal(
  { address, namespace, apiKey }: TemporalAt,
  vault: Deps['vault'],
): {
  client: Client;
  reachable: (withinMs: number) => Promise<boolean>;
  answers: (withinMs: number) => Promise<boolean>;
  close(): Promise<void>;
} {
  const calls = callsUntilClosed();
  const connection = DeskConnection.lazy({
    address,
    interceptors: calls.interceptors,
    ...(apiKey ? { apiKey, tls: true } : {}),
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': 200,
      'grpc.max_reconnect_backoff_ms': LIMITS.temporalReconnectMs,
    },
  }) as DeskConnection;
  return {
    client: new Client({ connection, namespace, dataConverter: { payloadCodecs: [wordsCodec(vault)] } }),
    reachable: (withinMs) => connection.stands(withinMs),
    answers: (withinMs) => connection.answers(withinMs),
    close() {
      calls.close();
      return connection.close();
    },
  };
}

/** What a failed Update means. `lost`: the run had no time for it, repeat; `gone`: no run is open; `timeout`: not known. */
export type Failure =
  | { kind: 'refused'; problem: Problem }
  | { kind: 'lost' }
  | { kind: 'gone' }
  | { kind: 'timeout' }
  | { kind: 'away' }
  | { kind: 'fault' };

const GRPC = { cancelled: 1, failedPrecondition: 9, unavailable: 14, deadlineExceeded: 4 };

/** Reads an error of executeUpdate or signalWithStart. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WorkflowUpdateFailedError) {
    const cause = error.cause;
    if (!(cause instanceof ApplicationFailure) || !PROBLEM_CODES.includes(cause.type as ProblemCode))
      return { kind: 'fault' };
    const details = (cause.details?.[0] ?? {}) as Record<string, unknown>;
    return { kind: 'refused', problem: new Problem(cause.type as ProblemCode, cause.message, details) };
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'timeout' };
  const grpc = [error, (error as { cause?: unknown }).cause].find(isGrpcServiceError);
  // A continue-as-new with Updates under way fails some of them; the same update id is safe to repeat.
  if (grpc?.code === GRPC.failedPrecondition && /unexpected workflow task failure/i.test(grpc.details ?? grpc.message))
    return { kind: 'lost' };
  if (grpc?.code === GRPC.unavailable) return { kind: 'away' };
  if (grpc?.code === GRPC.deadlineExceeded) return { kind: 'timeout' };
  return { kind: 'fault' };
}

const away = (): Problem =>
  new Problem('unavailable', 'the workflow engine does not answer; nothing was changed, try again shortly');

/** How long to look for the connection before a write is refused, and before an unanswered one is called lost. */
export const REACH_MS = 1_500;

/** Asked before anything is written. Problem `unavailable` when there is no connection. */
export async function requireTemporal({ reachable }: Pick<Deps, 'reachable'>): Promise<void> {
  if (!(await reachable(REACH_MS))) throw away();
}
