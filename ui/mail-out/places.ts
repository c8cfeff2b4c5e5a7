/** Placeholders in the reader's language: a text holds `{name}`, whoever writes it sees `{ad}`. */
import { type Placeholder, PLACEHOLDERS } from '../../domain/mail/template/company-text.ts';
import { placesRead, placesShown } from '../parts/words/places.ts';
import type { DeskT } from '../texts/index.ts';

const words = (t: DeskT): [Placeholder, string][] =>
  PLACEHOLDERS.map((place) => [place, t(`mail-text.place.${place}`)]);

/** As it stands in the editor. */
export const placeWord = (place: Placeholder, t: DeskT): string => `{${t(`mail-text.place.${place}`)}}`;

/** A text as its writer sees it. */
export const shown = (text: string, t: DeskT): string => placesShown(text, words(t));

/** What they have written, as it is kept; words in braces that name no place stay as they are. */
export const read = (written: string, t: DeskT): string => placesRead(written, words(t));
