/** The pages of the guide, by whom they are for: each is a page of docs/ in both languages, which the desk shows and a machine renders as it is built. */
export const GUIDE = {
  agents: ['today', 'everyday', 'lists', 'search', 'writing', 'notices'],
  leads: ['time', 'routing', 'rules', 'custom-fields', 'people', 'mail-texts'],
  operators: ['alarms'],
} as const;

export type GuideReaders = keyof typeof GUIDE;
export type GuideName = (typeof GUIDE)[GuideReaders][number];
export const GUIDE_NAMES: readonly GuideName[] = Object.values(GUIDE).flat();

/** A page as the desk reads it: `html` is made of our own text and holds no script; `text` is what is looked for in it. */
export type GuidePage = {
  name: GuideName;
  title: string;
  sections: { id: string; title: string; html: string; text: string }[];
};

/** Where the pages of a language lie, as the build writes them beside the desk. */
export const guideFile = (language: string): string => `/guide/pages-${language}.json`;
