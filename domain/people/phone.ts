/** Telephone numbers as people write them, and as they are kept. */

/** What people write between the digits, and nothing else; a number in other words is none. */
const WRITTEN = /^\s*(?:\+|00)?[\d\s().\-/]+$/;
/** E.164 lets a number have fifteen digits; an extension of a house has three. */
const DIGITS = { least: 3, most: 15 } as const;
/** Fewer digits would find half of all numbers. */
const SOUGHT = 3;

/** A number in its one spelling, digits with a plus before those of a country; null for what is none. */
export function phoneOf(written: string): string | null {
  if (!WRITTEN.test(written)) return null;
  const plain = written.replace(/[^\d+]/g, '').replace(/^00/, '+');
  const count = plain.replace('+', '').length;
  return count >= DIGITS.least && count <= DIGITS.most ? plain : null;
}

/** The digits by which a number is looked for; null for words that are no part of one. `0532` finds `+90532`. */
export function phonePart(written: string): string | null {
  if (!WRITTEN.test(written)) return null;
  const digits = written.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= SOUGHT ? digits : null;
}
