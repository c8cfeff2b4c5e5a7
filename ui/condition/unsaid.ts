/** What a condition still has to be told, at the places where the API would find it. */
import type { BadField, FieldFault } from '../../domain/field-fault.ts';
import { isGroup, type Part, partsPath } from './blocks.ts';

export const bad = (path: string, code: FieldFault): BadField => ({ path, code, message: code });

/** Comparisons with nothing to compare with. */
export function emptyIn(part: Part, path: string): BadField[] {
  if (!isGroup(part))
    return part.value.length === 0 ? [bad(`${part.not ? `${path}.not` : path}.value`, 'missing')] : [];
  const within = partsPath(part, path);
  return part.parts.flatMap((one, at) => emptyIn(one, `${within}.${at}`));
}
