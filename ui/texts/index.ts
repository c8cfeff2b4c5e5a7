/** What the desk says to agents, by the rooms of the desk: `<feature>.en.ts` beside `<feature>.tr.ts`. A text in one of them only does not compile. */
import { en } from './en.ts';
import type { Translation } from './translation.ts';
import { tr } from './tr.ts';
import type { makeT } from '../../domain/text/dictionary.ts';

export const deskTexts = { en, tr };

export type DeskTexts = Translation<typeof en>;

/** A function that answers the desk's texts in one language. */
export type DeskT = ReturnType<typeof makeT<typeof en>>;
