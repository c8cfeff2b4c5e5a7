/**
 * What an agent writes on a ticket before it is sent: on the server for every device, and in each browser for when there is no line. What a
 * device does when the two differ. Pure.
 */

/** A reply and a note are two drafts, so that neither can become the other. */
export const DRAFT_KINDS = ['reply', 'note'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What a device holds: `base` is the server's version that it was last the same as; 0 when it never was. */
export type HeldDraft = { isEmpty: boolean; isChanged: boolean; base: number };

/**
 * `save`, `delete`: the server is told. `take`, `clear`: this device follows. `agree`: both are the same already. `ask`: both were
 * changed, and a person says which stands; nothing is lost until then.
 */
export type DraftStep = 'nothing' | 'save' | 'delete' | 'take' | 'clear' | 'agree' | 'ask';

/** The next step of a device whose server holds `version`, or nothing (null); `isSame`: of the same words, files and people. */
export function draftStep(
  { isEmpty, isChanged, base }: HeldDraft,
  server: { version: number; isSame: boolean } | null,
): DraftStep {
  // Sent or emptied elsewhere; but what was written here since was in neither.
  if (server === null) return isEmpty ? (base === 0 ? 'nothing' : 'agree') : isChanged || base === 0 ? 'save' : 'clear';
  if (server.isSame) return server.version === base ? 'nothing' : 'agree';
  if (server.version === base) return !isChanged ? 'nothing' : isEmpty ? 'delete' : 'save';
  // What was emptied or sent here takes nothing away that came from elsewhere since.
  return isEmpty || !isChanged ? 'take' : 'ask';
}
