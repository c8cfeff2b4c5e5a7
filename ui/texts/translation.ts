/** Texts in another language: the same keys, no less and no more; a literal that misses or adds one does not compile. */
export type Translation<Texts> = { readonly [Key in keyof Texts]: string };
