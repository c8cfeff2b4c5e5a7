/** Placeholders of canned replies in the reader's language: a text holds `{name}`, whoever writes it sees `{ad}`. */
import { CANNED_PLACES, type CannedPlace } from '../../../domain/mail/template/canned-reply.ts';
import { placesRead, placesShown } from '../../parts/words/places.ts';
import type { DeskT } from '../../texts/index.ts';

const words = (t: DeskT): [CannedPlace, string][] => CANNED_PLACES.map((place) => [place, t(`canned.place.${place}`)]);

/** As it stands in the editor. */
export const placeWord = (place: CannedPlace, t: DeskT): string => `{${t(`canned.place.${place}`)}}`;
/** A text as its writer sees it. */
export const shown = (text: string, t: DeskT): string => placesShown(text, words(t));
/** What they have written, as it is kept. */
export const read = (written: string, t: DeskT): string => placesRead(written, words(t));
