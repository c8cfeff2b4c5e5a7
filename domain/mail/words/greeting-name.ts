/**
 * Whether a display name may stand in a mail that a machine writes. Whoever writes a forged mail chooses the name in it, and our
 * answer goes to whom they name: so nothing that could be a message, a link or a number passes (docs/decisions/0010).
 */

const CHARS = 40;
const WORDS = 4;
/** A capital and letters; apostrophes and hyphens within; an initial or a title ends in a dot. */
const WORD = /^(?:\p{Lu}[\p{Ll}\p{Lu}\p{M}]{0,19}(?:['’-][\p{L}\p{M}]{1,19}){0,2}|\p{Lu}[\p{Ll}\p{M}]{0,3}\.)$/u;
/** Words that stand small within names. */
const PARTICLE = /^(?:al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|van|von|ibn)$/;

/** The name as a greeting may say it; null when it is none for sure, and then nobody is named. */
export function greetingName(name: string): string | null {
  const plain = name.trim();
  if (plain === '' || plain.length > CHARS) return null;
  const words = plain.split(/[ \u00A0]+/);
  if (words.length > WORDS || !words.every((word) => WORD.test(word) || PARTICLE.test(word))) return null;
  // Letters without capitals and small ones (Arabic, Chinese) are not judged here; and a shout is no name.
  return words.some((word) => /\p{Ll}/u.test(word)) && /\p{Lu}/u.test(words[0] ?? '') ? words.join(' ') : null;
}
