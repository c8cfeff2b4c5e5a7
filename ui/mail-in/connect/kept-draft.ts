/** The draft as this tab keeps it: through a reload, a look at another page, and the way to the provider and back. */
import { EMPTY, STEPS, type Draft } from './draft.ts';

const STORE = 'bilet.connecting';

/** Empty where nothing is kept, or not in the form of today. */
export function keptDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE) ?? '') as Draft;
    return STEPS.includes(kept.step) && typeof kept.settings.imap.host === 'string' ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Passwords are not kept, wherever they were entered. */
export function keepDraft(draft: Draft): void {
  const { imapPassword: _imap, smtpPassword: _smtp, ...settings } = draft.settings;
  sessionStorage.setItem(STORE, JSON.stringify({ ...draft, settings }));
}

export const dropDraft = (): void => sessionStorage.removeItem(STORE);
