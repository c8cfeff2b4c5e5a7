/** What zod found wrong with a request, as faults of its fields. */
import type { ZodError } from 'zod';
import type { BadField, FieldFault } from '../../domain/field-fault.ts';

type Issue = ZodError['issues'][number];

/** Every fault of the request, in the order in which they were found. */
export const badFields = (error: ZodError): BadField[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key): BadField => ({
          path: [...issue.path, key].join('.'),
          code: 'unexpected',
          message: 'is not known here',
        }))
      : [{ path: issue.path.join('.'), ...fault(issue), message: issue.message }],
  );

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
      return { code: (issue.params?.['fault'] as FieldFault | undefined) ?? 'malformed' };
    case 'invalid_value':
      return { code: 'not-offered' };
    default:
      return { code: 'malformed' };
  }
}

/** Origins whose bounds are numbers of things. */
const COUNTED: readonly string[] = ['array', 'set', 'map', 'file'];
