/** The languages that Bilet speaks. */
export const LANGUAGES = ['tr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whether a code is that of one of them. */
export const isOurs = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);

/** A language by its code (ISO 639): ours, or any other that somebody reads. */
export const LANGUAGE_CODE = /^[a-z]{2,3}$/;
