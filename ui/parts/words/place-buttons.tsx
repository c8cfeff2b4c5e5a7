import classes from './place-buttons.module.css';

/** A word that may stand in a text, as its writer sees it, and what it stands for. */
type PlaceChoice = { word: string; about: string };

type Props = { label: string; places: readonly PlaceChoice[]; onChoose: (word: string) => void };

/** What a text may name, each put in by a click. */
export function PlaceButtons({ label, places, onChoose }: Props) {
  return (
    <div role="group" aria-label={label} className={classes['places']}>
      {places.map(({ word, about }) => (
        <button key={word} type="button" className={classes['place']} title={about} onClick={() => onChoose(word)}>
          {word}
          <small>{about}</small>
        </button>
      ))}
    </div>
  );
}

/** The text with a word put in where the caret of its field stands, which then stands behind it; at the end of a text without a field. */
export function withWord(text: string, word: string, area: HTMLTextAreaElement | null): string {
  const at = area?.selectionStart ?? text.length;
  requestAnimationFrame(() => {
    area?.focus();
    area?.setSelectionRange(at + word.length, at + word.length);
  });
  return text.slice(0, at) + word + text.slice(area?.selectionEnd ?? at);
}
