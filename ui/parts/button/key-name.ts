/** How a key is shown, and whether readers can switch it off: a single letter or sign, with or without a shift. Pure. */

const SHIFT = /^(?:⇧|shift[ +])/i;

export const isSingleKey = (key: string): boolean => key.replace(SHIFT, '').length === 1;

/** `⇧U` */
export const keyName = (key: string): string =>
  isSingleKey(key) ? `${SHIFT.test(key) ? '⇧' : ''}${key.replace(SHIFT, '').toUpperCase()}` : key;
