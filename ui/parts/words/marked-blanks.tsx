import { blanksIn } from '../../../domain/mail/template/blanks.ts';

/** Words whose blanks are marked. */
export function MarkedBlanks({ text }: { text: string }) {
  const blanks = blanksIn(text);
  const ends = blanks.map((blank) => blank.at + blank.text.length);
  return (
    <>
      {blanks.map((blank, index) => (
        <span key={blank.at}>
          {text.slice(ends[index - 1] ?? 0, blank.at)}
          <mark data-blank>{blank.text}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1) ?? 0)}
    </>
  );
}
