/** The words of time in Turkish and English, folded (domain/text/fold.ts): `Çarşamba` stands here as `carsamba`. */

const places = (...groups: string[]): Record<string, number> =>
  Object.fromEntries(groups.flatMap((group, place) => group.split(' ').map((word) => [word, place + 1])));

/** 1 (Monday) to 7, in full and as they are shortened. */
export const WEEKDAYS = places(
  'pazartesi pzt pts monday mon',
  'sali sal tuesday tues tue',
  'carsamba car crs wednesday wed',
  'persembe per prs thursday thurs thur thu',
  'cuma cum friday fri',
  'cumartesi cmt cts saturday sat',
  'pazar paz sunday sun',
);

export const MONTHS = places(
  'ocak oca january jan',
  'subat sub february feb',
  'mart march mar',
  'nisan nis april apr',
  'mayis may',
  'haziran haz june jun',
  'temmuz tem july jul',
  'agustos agu august aug',
  'eylul eyl september sept sep',
  'ekim eki october oct',
  'kasim kas november nov',
  'aralik ara december dec',
);

const TENS = ['', 'on', 'yirmi', 'otuz'];
const ONES = ['', 'biri', 'ikisi', 'ucu', 'dordu', 'besi', 'altisi', 'yedisi', 'sekizi', 'dokuzu'];
const ROUND = ['', 'onu', 'yirmisi', 'otuzu'];

/** Days of a month in words: as Turkish has them behind the month's name (`ayın on beşi`), and the English ones that are short. */
export const MONTH_DAYS: Record<string, number> = {
  ...Object.fromEntries(
    TENS.flatMap((ten, tens) =>
      ONES.map((unit, one) => [unit === '' ? (ROUND[tens] ?? '') : `${ten} ${unit}`.trim(), tens * 10 + one]),
    ).filter(([word]) => word !== ''),
  ),
  ...places('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'),
};

const ONE_TO_TEN = [
  ...['bir one', 'iki two', 'uc three', 'dort four', 'bes five'],
  ...['alti six', 'yedi seven', 'sekiz eight', 'dokuz nine', 'on ten'],
];

export const NUMBERS: Record<string, number> = { ...places(...ONE_TO_TEN), an: 1, a: 1, yarim: 0.5 };

/** The hours of a clock in words. */
export const HOURS: Record<string, number> = {
  ...places(...ONE_TO_TEN, 'onbir eleven', 'oniki twelve'),
  // "Dörde çeyrek kala" softens its last letter, and two words may be written apart.
  ...{ dord: 4, 'on bir': 11, 'on iki': 12 },
};

/** Units that are counted from now, with the words that may stand for them. */
export const UNITS = {
  minute: 'dakika(?:ya)?|dk|minutes?|mins?|m',
  hour: 'saat(?:e)?|sa|hours?|hrs?|h',
  workday: 'is gunu|(?:working|business|work) days?',
  day: 'gun(?:e)?|days?|d',
  week: 'hafta(?:ya)?|weeks?|w',
  month: 'ay(?:a)?|months?',
} as const;
export type Unit = keyof typeof UNITS;

/** Parts of a day: the hour that each begins at, when none is said. */
export const PARTS: readonly { words: string; hour: number }[] = [
  { words: 'ogleden sonra(?:si)?|afternoon', hour: 14 },
  { words: 'sabah(?:i|a|leyin)?|morning', hour: 9 },
  { words: 'ogle(?:n|ne|ye|yin)?|noon|midday', hour: 12 },
  { words: 'aksam(?:i|a|leyin|ustu)?|evening', hour: 18 },
];
