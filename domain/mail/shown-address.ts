/** Addresses as people read them: `xn--iek-1lab.example` is `çiçek.example`. */

/** Scripts that borrow no letter from another; Latin and Cyrillic `a` look alike, and one may claim to be the other. */
const ALONE = [
  /^[\p{Script=Latin}\p{M}\d-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\d-]+$/u,
  /^[\p{Script=Hangul}\d-]+$/u,
  /^[\p{Script=Arabic}\p{M}\d-]+$/u,
  /^[\p{Script=Hebrew}\p{M}\d-]+$/u,
  /^[\p{Script=Devanagari}\p{M}\d-]+$/u,
  /^[\p{Script=Thai}\p{M}\d-]+$/u,
];

/** The domain in its own letters where nobody can take it for another; else as it is. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (!address.slice(at).includes('xn--')) return address;
  const labels = address.slice(at + 1).split('.');
  return `${address.slice(0, at + 1)}${labels.map(shownLabel).join('.')}`;
}

function shownLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const letters = decoded(label.slice(4));
  return letters !== null && ALONE.some((script) => script.test(letters)) ? letters : label;
}

/** A label of a domain has at most so many letters. */
const MOST = 63;

/** RFC 3492, the way back; null for what is no Punycode. */
function decoded(code: string): string | null {
  const dash = code.lastIndexOf('-');
  const letters = dash > 0 ? [...code.slice(0, dash)] : [];
  let [point, place, bias] = [128, 0, 72];
  for (let read = dash > 0 ? dash + 1 : 0; read < code.length;) {
    const before = place;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const digit = digitOf(code[read++]);
      if (digit === null) return null;
      place += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(place - before, count, before === 0);
    point += Math.floor(place / count);
    if (point > 0x10ffff || count > MOST) return null;
    place %= count;
    letters.splice(place++, 0, String.fromCodePoint(point));
  }
  return letters.join('');
}

function digitOf(letter: string | undefined): number | null {
  const digit = letter === undefined ? -1 : 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter.toLowerCase());
  return digit < 0 ? null : digit;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? 700 : 2));
  left += Math.floor(left / count);
  let k = 0;
  for (; left > 455; k += 36) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}
