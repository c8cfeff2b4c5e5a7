/** What zod found wrong with a request, as faults of its fields. */
import type { ZodError } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { BadField, FieldFault } from '../../domain/field-fault.ts';

type Issue = ZodError['issues'][number];

/** The faults of the request, in the order in which they were found, as many as an answer names. */
export function badFields(error: ZodError): BadField[] {
  const faults: BadField[] = [];
  for (const fault of faultsOf(error.issues, [])) {
    if (faults.length === LIMITS.faultsTold) break;
    faults.push(fault);
  }
  return faults;
}

function* faultsOf(issues: readonly Issue[], within: readonly PropertyKey[]): Generator<BadField> {
  for (const issue of issues) {
    const place = [...within, ...issue.path];
    const meant = issue.code === 'invalid_union' ? meantBy(issue.errors) : undefined;
    if (meant !== undefined) yield* faultsOf(meant, place);
    else if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        yield { path: [...place, key].join('.'), code: 'unexpected', message: 'is not known here' };
    else yield { path: place.join('.'), ...fault(issue), message: issue.message };
  }
}

/** Of several shapes the one that somebody had in mind: it fits best by its own type and keys, and no other fits as well. */
function meantBy(shapes: Issue[][]): Issue[] | undefined {
  const misfits = shapes.map((issues) => issues.filter(isMisfit).length);
  const best = Math.min(...misfits);
  return misfits.filter((count) => count === best).length === 1 ? shapes[misfits.indexOf(best)] : undefined;
}

/** It is of another type, lacks a key or has one too many: not what is in it is wrong, but what it is. */
function isMisfit({ code, path, message }: Issue): boolean {
  if (path.length === 0) return code === 'invalid_type' || code === 'invalid_value' || code === 'unrecognized_keys';
  return path.length === 1 && code === 'invalid_type' && message.endsWith('received undefined');
}

function fault(issue: Issue): { code: FieldFault; limit?: number } {
  switch (issue.code) {
    case 'too_small': {
      const limit = Number(issue.minimum);
      if (issue.origin === 'string') return limit <= 1 ? { code: 'missing' } : { code: 'too-short', limit };
      return { code: COUNTED.includes(issue.origin) ? 'too-few' : 'too-small', limit };
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      if (issue.origin === 'string') return { code: 'too-long', limit };
      return { code: COUNTED.includes(issue.origin) ? 'too-many' : 'too-large', limit };
    }
    case 'invalid_type':
      return { code: issue.message.endsWith('received undefined') ? 'missing' : 'malformed' };
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'no-address' : 'malformed' };
    case 'custom':
      return {
        code: (issue.params?.['fault'] as FieldFault | undefined) ?? 'malformed',
        ...(typeof issue.params?.['limit'] === 'number' ? { limit: issue.params['limit'] } : {}),
      };
    case 'invalid_value':
      return { code: 'not-offered' };
    case 'invalid_union':
      // None of several kinds has this name.
      return { code: issue.errors.length === 0 ? 'not-offered' : 'malformed' };
    default:
      return { code: 'malformed' };
  }
}

/** Origins whose bounds are numbers of things. */
const COUNTED: readonly string[] = ['array', 'set', 'map', 'file'];
