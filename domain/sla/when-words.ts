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

const TENS = ['', 'on', 'yirmi', 'otuz', 'kirk', 'elli'];
const ONES = ['', 'bir', 'iki', 'uc', 'dort', 'bes', 'alti', 'yedi', 'sekiz', 'dokuz'];
/** As Turkish has them behind the month's name (`ayın on beşi`). */
const ONES_OF = ['', 'biri', 'ikisi', 'ucu', 'dordu', 'besi', 'altisi', 'yedisi', 'sekizi', 'dokuzu'];
const ROUND_OF = ['', 'onu', 'yirmisi', 'otuzu'];

/** 1 to 59 in Turkish, however the two words are joined, and the English ones that are short. */
const COUNTED: Record<string, number> = {
  ...Object.fromEntries(
    TENS.flatMap((ten, tens) =>
      ONES.flatMap((one, ones) => [` ${one}`, one].map((unit) => [(ten + unit).trim(), tens * 10 + ones] as const)),
    ).filter(([, count]) => count > 0),
  ),
  ...places('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'),
  ...{ fifteen: 15, twenty: 20, 'twenty five': 25, 'twenty-five': 25, thirty: 30, 'forty five': 45, 'forty-five': 45 },
};

/** Days of a month in words: as Turkish has them behind the month's name, and the English ones that are short. */
export const MONTH_DAYS: Record<string, number> = {
  ...Object.fromEntries(
    ROUND_OF.flatMap((round, tens) =>
      ONES_OF.map((one, ones) => [one === '' ? round : `${TENS[tens]} ${one}`.trim(), tens * 10 + ones] as const),
    ).filter(([, day]) => day > 0),
  ),
  ...places('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'),
};

export const NUMBERS: Record<string, number> = { ...COUNTED, an: 1, a: 1, yarim: 0.5 };

/** The hours of a clock in words. */
export const HOURS: Record<string, number> = {
  ...Object.fromEntries(Object.entries(COUNTED).filter(([, count]) => count < 24)),
  // "Dörde çeyrek kala" softens its last letter.
  ...{ dord: 4, 'on dord': 14 },
};

/** Minutes before an hour or after it, in Turkish; half an hour is said in another way. */
export const MINUTES: Record<string, number> = { ...COUNTED, ceyrek: 15 };
/** The same in English, where nobody is exact: "nine to five" is no time. */
export const MINUTES_TO: Record<string, number> = {
  ...{ 'a quarter': 15, quarter: 15, five: 5, ten: 10, twenty: 20, 'twenty five': 25, 'twenty-five': 25 },
};
/** Minutes that are said right behind an hour: "dokuz otuz", "nine fifteen". */
export const MINUTES_ON: Record<string, number> = Object.fromEntries(
  Object.entries(COUNTED).filter(([, count]) => count >= 10),
);

/** Units that are counted from now, with the words that may stand for them. */
export const UNITS = {
  minute: 'dakika(?:ya)?|dk|minutes?|mins?|m',
  hour: 'saat(?:e)?|sa|hours?|hrs?|h',
  workday: 'is gunu|(?:working|business|work) days?',
  day: 'gun(?:e)?|days?|d',
  week: 'hafta(?:ya)?|weeks?|w',
  month: 'ay(?:a)?|months?',
  year: 'yil(?:a)?|sene(?:ye)?|years?|yrs?',
} as const;
export type Unit = keyof typeof UNITS;

/** What is said of an hour of the night: it may be one of the day that follows. */
export const NIGHT = 21;

/** Parts of a day: the hour that each begins at, when none is said. */
export const PARTS: readonly { words: string; hour: number }[] = [
  { words: 'ogleden sonra(?:si)?|afternoon', hour: 14 },
  { words: 'sabah(?:i|a|leyin)?|morning', hour: 9 },
  { words: 'ogle(?:n|ne|ye|yin)?|noon|midday', hour: 12 },
  { words: 'aksam(?:i|a|leyin|ustu)?|evening', hour: 18 },
  { words: 'gece(?:si|yi|ye|leyin)?|night', hour: NIGHT },
];
