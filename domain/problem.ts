import type { BadField, FieldFault } from './field-fault.ts';

/**
 * The closed list of refusals, each with the HTTP status that `api/http/errors.ts` answers it by. A Problem names the thing,
 * the reason and the cure; what people are shown is its title in their language (`api/http/problem-titles.ts`).
 */
export const PROBLEM_STATUS = {
  'bad-input': 422,
  'empty-message': 400,
  'html-too-deep': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'wrong-password': 422,
  'password-again': 422,
  forbidden: 403,
  'not-found': 404,
  'ticket-not-found': 404,
  'stale-version': 409,
  'wrong-transition': 409,
  'ticket-closed': 409,
  'to-confirm': 409,
  'already-owned': 409,
  'queue-hands-out': 409,
  'promise-open': 409,
  'promise-ended': 409,
  'fields-missing': 409,
  'nothing-to-undo': 409,
  'link-expired': 410,
  'already-set-up': 409,
  'in-use': 409,
  'no-mailbox': 409,
  'too-large': 413,
  'too-slow': 422,
  'too-many-requests': 429,
  'in-progress': 409,
  'key-reused': 422,
  'mailbox-unreachable': 422,
  'mailbox-credentials': 422,
  unavailable: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

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

type Times = { from: Date; to: Date };

/** `bad-input` for times of which another entry has a part: the end of them that lies in it, and what it is. `what` is a noun with an article. */
export function overlap(asked: Times, other: Times, what: string, cure: string): Problem {
  const meets = { from: other.from.toISOString(), to: other.to.toISOString() };
  const path = asked.from < other.from ? 'to' : 'from';
  const message = `it overlaps ${what} from ${meets.from} to ${meets.to}; ${cure}`;
  const field: BadField = { path, code: 'overlaps', meets, message };
  return new Problem('bad-input', message, { fields: [field] });
}

/** `bad-input` for one field of the request, named by its path; `limit` is the bound that was passed, where there is one, `is` what passed it. */
export const badField = (path: string, code: FieldFault, message: string, limit?: number, is?: number): Problem => {
  const field: BadField = {
    ...{ path, code, message },
    ...(limit === undefined ? {} : { limit }),
    ...(is === undefined ? {} : { is }),
  };
  return new Problem('bad-input', message, { fields: [field] });
};
