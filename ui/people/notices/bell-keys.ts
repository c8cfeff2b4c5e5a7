/** What the keys of the bell's list do. Pure. */

/** So many rows further. */
const STEPS = new Map<string, 1 | -1>([
  ['j', 1],
  ['k', -1],
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

type Press = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Steps, or being done with the row; null for a key of others. One that is held down goes on, but is done with one row only. */
export function bellDeed({ key, repeat, ctrlKey, metaKey, altKey }: Press): 1 | -1 | 'done' | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'e') return repeat ? null : 'done';
  return STEPS.get(key) ?? null;
}
