import type { DeskT } from './index.ts';

/** The text of what a server names; `otherwise` of what a newer one may name and this desk does not know. */
export function knownText(t: DeskT, key: string, otherwise: string, values: Parameters<DeskT>[1] = {}): string {
  const text = t(key, values);
  return text === key ? otherwise : text;
}
