import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../domain/message.ts';
import { makeT } from '../domain/texts.ts';
import { deskTexts, type DeskT } from '../domain/texts-desk.ts';

type Value = { language: Language; setLanguage: (language: Language) => void; t: DeskT };

const STORE = 'bilet.language';
const Context = createContext<Value | null>(null);

/** The reader's language: the choice kept in this browser, else the browser's own. The profile overrides it at sign-in. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initial);
  // Before the children paint and fetch: CSS upper-casing and Accept-Language both read <html lang>.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORE, language);
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage, t: makeT(language, deskTexts) }), [language]);
  return <Context value={value}>{children}</Context>;
}

/** Texts and language of the reader. */
export function useLanguage(): Value {
  const value = useContext(Context);
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it');
  return value;
}

function initial(): Language {
  const kept = localStorage.getItem(STORE);
  const language: Language = kept === 'tr' || kept === 'en' ? kept : navigator.language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
  document.documentElement.lang = language;
  return language;
}
