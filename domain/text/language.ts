/** The languages that Bilet speaks. */
export type Language = 'tr' | 'en';
