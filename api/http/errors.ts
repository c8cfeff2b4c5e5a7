/** Every refusal of the API as problem+json (RFC 9457), mapped once: code to status, unknown to `internal`. */
import type { Request, Response } from 'express';
import { ZodError } from 'zod';
import { StoreAway } from '../../db/blobs/mark.ts';
import { isMachineOut, isPostgresAway } from '../../db/core/outage.ts';
import { LIMITS } from '../../domain/limits.ts';
import { type Label, labelIn } from '../../domain/ticket/custom/field.ts';
import type { Language } from '../../domain/text/language.ts';
import { Problem, type ProblemCode, PROBLEM_STATUS } from '../../domain/problem.ts';
import { badFields } from './bad-fields.ts';
import { problemTitle } from './problem-titles.ts';
import type { Log } from './deps.ts';

/** Seconds a client should wait when it was not told more exactly. */
const RETRY_AFTER_S = 5;

/** Any error as a Problem; null when it is a fault of ours. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError)
    return new Problem('bad-input', 'the request does not have the shape of the contract; see fields', {
      fields: badFields(error),
    });
  // What the reader of bodies refuses (`http-errors`): also a Content-Encoding whose body is none, which has no type.
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  if (expose === true && status === 413) return new Problem('too-large', 'the body is larger than the API takes');
  if (expose === true && typeof status === 'number' && status >= 400 && status < 500)
    return new Problem('bad-input', 'the body is not JSON that can be read (UTF-8, sent whole)');
  if (isPostgresAway(error))
    return new Problem('unavailable', 'the database does not answer; nothing was changed, try again shortly');
  if (error instanceof StoreAway)
    return new Problem('unavailable', 'the folder of files is not there; nothing was changed, try again later');
  if (isMachineOut(error))
    return new Problem(
      'unavailable',
      'the server has no room or memory left for this; nothing was changed, try again later',
    );
  // A path that cannot be decoded (`%E0%A4%A`).
  if (error instanceof URIError) return new Problem('not-found', 'the path cannot be decoded');
  return null;
}

/** Writes `error` as problem+json and logs it once when it is ours. */
export function sendProblem(req: Request, res: Response, error: unknown, log: Log, requestId: string): void {
  const problem = problemOf(error);
  if (problem === null || problem.code === 'internal') log.error('request failed', { requestId, ...describe(error) });
  else if (problem.code === 'unavailable') log.warn('request refused: unavailable', { requestId, ...describe(error) });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const code = problem?.code ?? 'internal';
  const status = PROBLEM_STATUS[code];
  const { fields, version, owner, concerns, missing, retryAfterS } = (problem?.details ?? {}) as {
    fields?: unknown;
    version?: unknown;
    owner?: { id: string; name: string };
    concerns?: unknown;
    missing?: { id: string; label: Label }[];
    retryAfterS?: number;
  };
  if (status === 503 || status === 429) res.set('Retry-After', String(retryAfterS ?? RETRY_AFTER_S));
  if (typeof version === 'number') res.set('ETag', `"${version}"`);
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:bilet:problem:${code}`,
        title: titleOf(code, languageOf(req), missing),
        status,
        code,
        detail: problem?.message ?? 'an unexpected fault; the log has it under this request id',
        ...(Array.isArray(fields) ? { fields: fields.slice(0, LIMITS.faultsTold) } : {}),
        ...(typeof version === 'number' ? { version } : {}),
        ...(owner ? { owner } : {}),
        ...(Array.isArray(concerns) ? { concerns } : {}),
        ...(missing === undefined ? {} : { missing }),
        requestId,
      }),
    );
}

/** What has to be filled in first is named: whoever reads it sees at once what to do. */
const titleOf = (code: ProblemCode, language: Language, missing: { label: Label }[] = []): string =>
  [
    problemTitle(code, language),
    ...(missing.length > 0 ? [missing.map(({ label }) => labelIn(label, language)).join(', ')] : []),
  ].join(': ');

/** The reader's language: Accept-Language, else English. */
export const languageOf = (req: Request): 'tr' | 'en' =>
  req.headers['accept-language'] !== undefined && req.acceptsLanguages('en', 'tr') === 'tr' ? 'tr' : 'en';

/** What the log may hold of an error: no values of queries, no bodies. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? { cause: `${error.cause.name}: ${error.cause.message}` } : {};
  return {
    error: `${error.name}: ${error.message}`,
    stack: error.stack?.split('\n').slice(1, 6).join(' | '),
    ...cause,
  };
}

/** The engine went away while a command was on its way: it may have been taken or not. */
export class Uncertain extends Problem {
  constructor() {
    super(
      'unavailable',
      'the workflow engine went away while it was asked; repeat with the same Idempotency-Key, or read the ticket again',
    );
  }
}
