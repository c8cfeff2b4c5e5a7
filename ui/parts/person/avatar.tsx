import classes from './avatar.module.css';

/** Pairs of our own: Mantine's initials colours fail contrast in light mode. */
const PAIRS = 6;

/** Up to two initials of a name or address, upper-cased as Turkish does. Decorative: the name stands beside it. */
export function Avatar({ name, size = 28, title }: { name: string; size?: number; title?: string }) {
  return (
    <span
      className={classes['avatar']}
      data-pair={hash(name) % PAIRS}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
      title={title}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

const initials = (name: string): string => {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => (word ? [...word][0] : ''))
    .join('')
    .toLocaleUpperCase('tr');
};

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
