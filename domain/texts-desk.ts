/** What the desk says to agents. `en` is the type: a Turkish text that is missing does not compile. */
import type { makeT } from './texts.ts';
import { enFrame } from './texts-desk/en-frame.ts';
import { enTicket } from './texts-desk/en-ticket.ts';
import { trFrame } from './texts-desk/tr-frame.ts';
import { trTicket } from './texts-desk/tr-ticket.ts';

const en = { ...enFrame, ...enTicket };
const tr: { readonly [Key in keyof typeof en]: string } = { ...trFrame, ...trTicket };

export const deskTexts = { en, tr };

/** A function that answers the desk's texts in one language. */
export type DeskT = ReturnType<typeof makeT<typeof en>>;
