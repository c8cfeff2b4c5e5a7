/** Placeholders in the reader's language: a text holds `{name}`, whoever writes it sees `{ad}`. */
import { type Placeholder, PLACEHOLDERS } from '../../domain/mail/company-text.ts';
import type { DeskT } from '../texts/index.ts';

/** As it stands in the editor. */
export const placeWord = (place: Placeholder, t: DeskT): string => `{${t(`mail-text.place.${place}`)}}`;

/** A text as its writer sees it. */
export const shown = (text: string, t: DeskT): string =>
  text.replace(/\{([a-z]+)(?=[|}])/g, (whole, name: string) =>
    isPlace(name) ? `{${t(`mail-text.place.${name}`)}` : whole,
  );

/** What they have written, as it is kept; words in braces that name no place stay as they are. */
export function read(written: string, t: DeskT): string {
  const names = new Map(PLACEHOLDERS.map((place): [string, Placeholder] => [t(`mail-text.place.${place}`), place]));
  return written.replace(/\{\s*([^{}|\n]{1,40}?)\s*(?=[|}])/g, (whole, name: string) => {
    const place = names.get(name);
    return place === undefined ? whole : `{${place}`;
  });
}

const isPlace = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);
