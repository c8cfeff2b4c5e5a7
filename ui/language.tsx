import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../domain/text/language.ts';
import type { DeskT, DeskTexts } from './texts/index.ts';
import { useOwnValidation } from './own-validation.ts';
import { makeT } from '../domain/text/dictionary.ts';
import { useZone } from './zone.ts';

/** A language with its texts in hand. */
export type Spoken = { language: Language; texts: DeskTexts };
type Value = { language: Language; setLanguage: (language: Language) => void; t: DeskT; zone: string };

/** What there is to choose from, each in its own words. */
export const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'tr', label: 'Türkçe' },
  { value: 'en', label: 'English' },
];

const STORE = 'bilet.language';
const Context = createContext<Value | null>(null);

/** A language is files of its own, by what it is said with: nobody loads what is not read. */
const FILES = {
  atOnce: {
    en: async () => (await import('./texts/en-at-once.ts')).en,
    tr: async () => (await import('./texts/tr-at-once.ts')).tr,
  },
  ofTicket: {
    en: async () => (await import('./texts/en-of-ticket.ts')).en,
    tr: async () => (await import('./texts/tr-of-ticket.ts')).tr,
  },
  later: {
    en: async () => (await import('./texts/en-later.ts')).en,
    tr: async () => (await import('./texts/tr-later.ts')).tr,
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>;
type Part = keyof typeof FILES;

/** What has come of each language. Texts are looked up when they are said, so that what comes later is there for the page it comes with. */
const spoken: Record<Language, object> = { en: {}, tr: {} };
const wanted = new Set<Part>(['atOnce']);

async function texts(language: Language): Promise<DeskTexts> {
  const parts = await Promise.all([...wanted].map((part) => FILES[part][language]()));
  return Object.assign(spoken[language], ...parts) as DeskTexts;
}

const withParts =
  (...parts: Part[]) =>
  <File,>(load: () => Promise<File>) =>
  async (): Promise<File> => {
    for (const part of parts) wanted.add(part);
    const [file] = await Promise.all([load(), texts(document.documentElement.lang === 'tr' ? 'tr' : 'en')]);
    return file;
  };

/** The loading of a page that says more than the desk does at once: its texts come beside it. */
export const withTexts = withParts('ofTicket', 'later');
/** The same for what says no more than an open ticket does. */
export const withTicketTexts = withParts('ofTicket');

/** The reader's language before anything is known of the reader: the choice kept in this browser, else the browser's own. */
export async function firstLanguage(): Promise<Spoken> {
  const kept = localStorage.getItem(STORE);
  const own: Language = navigator.language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
  const language = kept === 'tr' || kept === 'en' ? kept : own;
  document.documentElement.lang = language;
  return { language, texts: await texts(language) };
}

/** Gives the texts of the reader's language; the profile changes it at sign-in, the menu at any time, without a reload. */
export function LanguageProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [{ language, texts: dict }, setSpoken] = useState(first);
  // Before the children paint and fetch: CSS upper-casing and Accept-Language both read <html lang>.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORE, language);
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    // Without a connection the texts do not come; then the language stays as it is.
    texts(next).then(
      (fresh) => setSpoken({ language: next, texts: fresh }),
      () => undefined,
    );
  }, []);
  const t = useMemo(() => makeT(language, { en: dict, tr: dict }), [language, dict]);
  useOwnValidation(t);
  // Whoever says a time asks for the language, and says it anew in another zone.
  const zone = useZone();
  const value = useMemo(() => ({ language, setLanguage, t, zone }), [language, setLanguage, t, zone]);
  return <Context value={value}>{children}</Context>;
}

/** Texts and language of the reader, and the zone in which times are told to them. */
export function useLanguage(): Value {
  const value = useContext(Context);
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it');
  return value;
}
