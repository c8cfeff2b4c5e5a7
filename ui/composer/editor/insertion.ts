/** A place among the words at which something is to be inserted: both fields to write in have one. */
export type Insertion = {
  /** Where the caret is in the window; null where that is not known. */
  at: { left: number; top: number; bottom: number } | null;
  /** Puts words there, with their form (`html`) where the field can have one, and goes on writing, in their first blank if they have one. */
  insert: (text: string, html?: string) => void;
  /** Goes on writing, behind these words: a slash that was meant. */
  back: (words: string) => void;
  /** Goes on writing with these words selected, the first of them; at the caret where they do not stand. */
  select: (words: string) => void;
  /**
   * Puts others in the place of these words, wherever they stand or (`once`) the first time, and goes on behind the first of them. `before`: what
   * stands before a place.
   */
  swap: (words: string, others: (before: string) => string, once: boolean) => void;
};

/** How a field takes part: it tells of `/` at the beginning of a word where somebody listens, and is asked for the place of its caret. */
export type Insertable = {
  onSlash?: ((insertion: Insertion) => void) | undefined;
  /** How to get the place of the caret; null: there is no field any more. */
  onPlace: (place: (() => Insertion) | null) => void;
};

/** Whether a slash behind these characters begins a word: one within a word is a slash. */
export const beginsWord = (before: string): boolean => before === '' || /\s$/.test(before);
