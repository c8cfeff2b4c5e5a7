/** Mails that are dear to read: each names what it is made of and was once enough to hold up all others. */
import { letter } from './letter.ts';

/** Lines that no mail server refuses for their length. */
const wrapped = (words: string[], perLine: number): string =>
  Array.from({ length: Math.ceil(words.length / perLine) }, (_, line) =>
    words.slice(line * perLine, (line + 1) * perLine).join(' '),
  ).join('\r\n');

/** A combining mark above and one below: normal forms put long runs of them in order, one by one. */
const MARKS = '\u0301\u0316';

const BOMBS = {
  '2 MB of combining marks': (from: string) =>
    letter({ from, subject: 'İşaretler', text: `a${MARKS.repeat(500_000)}` }),
  '60,000 ticket codes': (from: string) =>
    letter({
      from,
      subject: 'Kodlar',
      text: wrapped(
        Array.from({ length: 60_000 }, (_, index) => `tid:${10_000_000 + index}:tid`),
        50,
      ),
    }),
  '0.5 MB of spaces': (from: string) => letter({ from, subject: 'Boşluklar', text: `${' '.repeat(500_000)}x` }),
  '0.5 MB of spaces in HTML': (from: string) =>
    letter({ from, subject: 'HTML', text: `<pre>${' '.repeat(480_000)}x</pre>` }).replace('text/plain', 'text/html'),
  '400 file names of marks': (from: string) => withFiles(from, 400, `a${MARKS.repeat(2_000)}.pdf`),
};

export type Bomb = keyof typeof BOMBS;
export const BOMB_NAMES = Object.keys(BOMBS) as Bomb[];

/** One of them, with a Message-ID of its own. */
export const bomb = (name: Bomb, from: string): string => BOMBS[name](from);

function withFiles(from: string, count: number, name: string): string {
  const parts = Array.from({ length: count }, (_, index) =>
    [
      '--sinir',
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename="${index}-${name}"`,
      '',
      'x',
    ].join('\r\n'),
  );
  return letter({ from, subject: 'Dosyalar', text: [...parts, '--sinir--'].join('\r\n') }).replace(
    'text/plain; charset=utf-8',
    'multipart/mixed; boundary=sinir',
  );
}
