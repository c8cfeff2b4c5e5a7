/** One row of the table of refusals (table.ts): what it is called, what is to be done about it, by which signs it is known. */

/** While what it was refused. */
export type RefusalStep = 'reach' | 'sign-in' | 'folder' | 'mail';

/**
 * What is to be done about it: `sign-in` counts toward giving up, because each further try may lock the account; `wait` has us
 * come back later, and proves nothing against the password; `retry` is tried again as it is; `mend` too, and is over only when
 * somebody changes something; `mail` concerns the one mail.
 */
export type RefusalEffect = 'sign-in' | 'wait' | 'retry' | 'mend' | 'mail';

/** All that is given must fit. `enhanced` is a whole code of RFC 3463, or its end (`.7.139`). */
export type Sign = {
  step?: RefusalStep;
  code?: readonly string[];
  imap?: readonly string[];
  smtp?: readonly number[];
  enhanced?: readonly string[];
  words?: RegExp;
};

export type Row = { code: string; does: RefusalEffect; signs: readonly Sign[] };
