import { blanksIn } from '../../domain/mail/blanks.ts';

/** Words whose blanks are marked. */
export function MarkedBlanks({ text }: { text: string }) {
  let at = 0;
  const parts = blanksIn(text).map((blank) => {
    const before = text.slice(at, blank.at);
    at = blank.at + blank.text.length;
    return (
      <span key={blank.at}>
        {before}
        <mark data-blank>{blank.text}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
