/** Time zones as people look for them: by city or country, in either language and any spelling, or by how far their clocks are ahead. */
import { aheadAt, clockAt, isSameClock } from '../../../domain/wall-time.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { Language } from '../../../domain/text/language.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { dated, isSameDay } from '../../time.ts';
import { zoneHere } from '../../zone.ts';

/** Cities that zones are called by and Turkish calls otherwise. Of countries the browser knows the names. */
const TURKISH: Record<string, string> = {
  ...{ Istanbul: 'İstanbul', London: 'Londra', Athens: 'Atina', Moscow: 'Moskova', Vienna: 'Viyana', Rome: 'Roma' },
  ...{
    Brussels: 'Brüksel',
    Copenhagen: 'Kopenhag',
    Lisbon: 'Lizbon',
    Prague: 'Prag',
    Warsaw: 'Varşova',
    Zurich: 'Zürih',
  },
  ...{ Budapest: 'Budapeşte', Bucharest: 'Bükreş', Sofia: 'Sofya', Belgrade: 'Belgrad', Sarajevo: 'Saraybosna' },
  ...{
    Skopje: 'Üsküp',
    Chisinau: 'Kişinev',
    Kyiv: 'Kiev',
    Nicosia: 'Lefkoşa',
    Famagusta: 'Gazimağusa',
    Cairo: 'Kahire',
  },
  ...{ Baghdad: 'Bağdat', Damascus: 'Şam', Beirut: 'Beyrut', Jerusalem: 'Kudüs', Riyadh: 'Riyad', Kuwait: 'Kuveyt' },
  ...{ Tehran: 'Tahran', Baku: 'Bakü', Tbilisi: 'Tiflis', Yerevan: 'Erivan', Tashkent: 'Taşkent', Almaty: 'Almatı' },
  ...{
    Ashgabat: 'Aşkabat',
    Bishkek: 'Bişkek',
    Dushanbe: 'Duşanbe',
    Kabul: 'Kâbil',
    Karachi: 'Karaçi',
    Algiers: 'Cezayir',
  },
  ...{
    Tunis: 'Tunus',
    Tripoli: 'Trablus',
    Singapore: 'Singapur',
    Shanghai: 'Şanghay',
    Seoul: 'Seul',
    Sydney: 'Sidney',
  },
};

/** By the city that a zone is called by: `Istanbul`, in Turkish `İstanbul`; `New York`. */
export function cityOf(zone: string, language: Language): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return language === 'tr' ? (TURKISH[city] ?? city) : city;
}

/** ` (14:20 Istanbul)`, of an instant that is counted there; with the weekday, where it is another day. Empty where the reader's clock shows the same. */
export function timeThere(at: number, zone: string, language: Language): string {
  if (isSameClock(zone, zoneHere(), at)) return '';
  const there = aheadAt(at, zone) - aheadAt(at, zoneHere());
  const day = isSameDay(at, at + there) ? '' : `${dated(at, language, { weekday: 'short', timeZone: zone })} `;
  return ` (${day}${clockAt(at, zone)} ${cityOf(zone, language)})`;
}

/** `Europe/Istanbul · UTC+3`, `Asia/Kolkata · UTC+5:30`, as its clocks stand at `now`. */
export function zoneWords(zone: string, now: number): string {
  const ahead = aheadAt(now, zone);
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / HOUR_MS), (Math.abs(ahead) % HOUR_MS) / MINUTE_MS];
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  const by = ahead === 0 ? '' : `${ahead < 0 ? '−' : '+'}${hours}${rest}`;
  return `${zone.replaceAll('_', ' ')} · UTC${by}`;
}

const found = new Map<string, string>();

/** What a zone is looked for by, beside its words: its city and its country in both languages. */
export function zoneNames(zone: string): string {
  const known = found.get(zone);
  if (known !== undefined) return known;
  const named = (language: Language) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' })
      .formatToParts(0)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const names = [cityOf(zone, 'tr'), named('tr'), named('en')].join(' ');
  found.set(zone, names);
  return names;
}

/** Whether all that is looked for stands in the words of a zone; a plain hyphen is a minus. */
export const isZoneFor = (query: string, words: string): boolean => {
  const among = asLooked(words);
  return asLooked(query)
    .split(' ')
    .every((part) => among.includes(part));
};
const asLooked = (text: string): string =>
  fold(text)
    .replaceAll('−', '-')
    .replace(/[/_·\s]+/g, ' ')
    .trim();
