/**
 * The closed list of refusals. A Problem names the thing, the reason and the cure; `api/http/errors.ts` maps codes to
 * HTTP statuses, the desk and the pages show `problem.<code>` of their texts in the reader's language.
 */
export const PROBLEM_CODES = [
  'bad-input',
  'not-signed-in',
  'wrong-credentials',
  'wrong-password',
  'forbidden',
  'not-found',
  'ticket-not-found',
  'stale-version',
  'wrong-transition',
  'ticket-closed',
  'link-expired',
  'already-set-up',
  'too-large',
  'too-many-requests',
  'in-progress',
  'key-reused',
  'mailbox-unreachable',
  'mailbox-credentials',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A refusal with a code for machines, a sentence for people, and plain JSON details (never personal data). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;

  constructor(code: ProblemCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** `bad-input` for one field of the request, named by its path. */
export const badField = (path: string, message: string): Problem =>
  new Problem('bad-input', message, { fields: [{ path, message }] });
