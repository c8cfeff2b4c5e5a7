/** What the desk says to agents. `en` is the type: a Turkish text that is missing does not compile. */
import { en } from './en.ts';
import { tr } from './tr.ts';
import type { makeT } from '../../domain/text/dictionary.ts';

export const deskTexts = { en, tr };

export type DeskTexts = { readonly [Key in keyof typeof en]: string };

/** A function that answers the desk's texts in one language. */
export type DeskT = ReturnType<typeof makeT<typeof en>>;
