import { Fragment } from 'react';

/** Bounded, and begun at no second place of one word: a text of a million letters must not stall the browser. */
const LINK =
  /(https?:\/\/[^\s<>"'`]{0,2000}[^\s<>"'`.,;:!?)\]}])|((?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,})/g;

/**
 * Text of a stranger with its addresses made into links. Only http(s) and mail addresses as written: the words seen
 * are the address gone to.
 */
export function Linkified({ text }: { text: string }) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const word = match[0];
    parts.push(<Fragment key={from}>{text.slice(from, match.index)}</Fragment>);
    parts.push(
      <a
        key={`${match.index}a`}
        href={match[1] ? word : `mailto:${word}`}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {word}
      </a>,
    );
    from = match.index + word.length;
  }
  parts.push(<Fragment key={from}>{text.slice(from)}</Fragment>);
  return <>{parts}</>;
}
