/** What is wrong with a policy, before anybody is promised anything by it. Amounts and instants are well formed. */
import type { FieldFault } from '../field-fault.ts';
import { isResponse } from '../ticket/clock/state.ts';
import type { FieldName } from '../ticket/field.ts';
import { CHOICE_FIELDS, fieldsOf } from './choice.ts';
import type { PolicyTerms } from './policy.ts';

type Fault = { path: string; code: FieldFault; message: string };

/** Each fault at its place; whether what the condition compares is well formed, is told where rules are (domain/routing/check.ts). */
export function policyFaults({ when, pauses }: PolicyTerms, isDefault: boolean): Fault[] {
  const faults: Fault[] = [];
  if (isDefault && when !== null)
    faults.push({
      path: 'when',
      code: 'unexpected',
      message: 'the default policy is for all that no other one is for',
    });
  const others = when === null ? [] : fieldsOf(when).filter((field) => !CHOOSING.has(field));
  if (others.length > 0)
    faults.push({ path: 'when', code: 'not-offered', message: `a policy is chosen by ${CHOICE_FIELDS.join(', ')}` });
  for (const wait of ['customer', 'confirmation'] as const)
    if (pauses[wait].some((kind) => isResponse({ kind })))
      faults.push({
        path: `pauses.${wait}`,
        code: 'not-offered',
        message:
          'an answer is owed until it has arrived: only the solution stands still while the customer is waited for',
      });
  return faults;
}
const CHOOSING: ReadonlySet<FieldName> = new Set<FieldName>(CHOICE_FIELDS);
