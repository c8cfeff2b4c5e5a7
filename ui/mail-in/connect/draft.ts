/** A mailbox on its way to be connected, as its steps fill it. Pure; where it is kept stands in kept-draft.ts. */
import type { Language } from '../../../domain/text/language.ts';
import { FRESH, type Settings } from '../expert/mailbox-settings.ts';
import type { Found } from './recognition.ts';
import { senderName } from './sender-name.ts';

/** In their order. */
export const STEPS = ['address', 'sign-in', 'incoming', 'proof'] as const;
export type Step = (typeof STEPS)[number];

/** Everything but passwords, which stay in the page alone. `expert`: all fields are shown at once. */
export type Draft = {
  step: Step;
  settings: Settings;
  found: Found | null;
  /** By which we sign in; null: with a password. */
  consent: string | null;
  expert: boolean;
};

export const EMPTY: Draft = { step: 'address', settings: FRESH, found: null, consent: null, expert: false };

/** The draft once something is known of its address: servers filled in, and a name of the sender where none was chosen for it. */
export function recognised(draft: Draft, address: string, found: Found, language: Language): Draft {
  const isSame = draft.settings.address === address;
  const settings = isSame ? draft.settings : { ...draft.settings, name: '' };
  const at = (side: 'imap' | 'smtp') => found[side] ?? { ...FRESH[side], user: address };
  const name = settings.name === '' ? senderName(address, language) : settings.name;
  return {
    ...draft,
    step: 'sign-in',
    found,
    consent: isSame ? draft.consent : null,
    settings: { ...settings, address, name, language, imap: at('imap'), smtp: at('smtp') },
  };
}

/** The draft once somebody has agreed that we sign in. */
export const consented = (draft: Draft, consent: string): Draft => ({ ...draft, step: 'incoming', consent });

/** Where a draft goes on that was kept: without a consent its password has to be entered again. */
export const resumed = (draft: Draft): Draft =>
  draft.step === 'address' ? draft : { ...draft, step: draft.consent === null ? 'sign-in' : 'incoming' };
