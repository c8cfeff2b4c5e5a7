/**
 * In which time zone a customer lives, by the clocks of their mails: the Date header of a mail says by how much its writer's clock was ahead of
 * Greenwich. One mail fits many zones, and summer and winter together few. What it is asked for, what their clock shows, is the same in all that
 * fit. Pure: mails are arguments.
 */
import { MINUTE_MS } from '../time.ts';
import { aheadAt } from '../wall-time.ts';

/** When somebody wrote a mail (epoch ms), and by how many minutes their clock was ahead. */
export type Sent = { at: number; ahead: number };
/** `fits` of `of` mails were written by the clock of this zone. */
export type GuessedZone = { zone: string; fits: number; of: number };

/** Zones with the ends of addresses of their countries; of several that fit as many mails, the first. */
const PLACES: readonly (readonly [zone: string, ...ends: string[]])[] = [
  ['Europe/Istanbul', 'tr'],
  ['Europe/Berlin', 'de'],
  ['Europe/Amsterdam', 'nl'],
  ['Europe/Paris', 'fr'],
  ['Europe/Vienna', 'at'],
  ['Europe/Zurich', 'ch'],
  ['Europe/Brussels', 'be'],
  ['Europe/Rome', 'it'],
  ['Europe/Madrid', 'es'],
  ['Europe/Stockholm', 'se'],
  ['Europe/Copenhagen', 'dk'],
  ['Europe/Oslo', 'no'],
  ['Europe/Warsaw', 'pl'],
  ['Europe/Prague', 'cz'],
  ['Europe/Budapest', 'hu'],
  ['Europe/Belgrade', 'rs'],
  ['Europe/Sarajevo', 'ba'],
  ['Europe/London', 'uk'],
  ['Europe/Dublin', 'ie'],
  ['Europe/Lisbon', 'pt'],
  ['Europe/Athens', 'gr'],
  ['Europe/Sofia', 'bg'],
  ['Europe/Bucharest', 'ro'],
  ['Europe/Helsinki', 'fi'],
  ['Europe/Kyiv', 'ua'],
  ['Asia/Nicosia', 'cy'],
  ['Asia/Jerusalem', 'il'],
  ['Asia/Beirut', 'lb'],
  ['Africa/Cairo', 'eg'],
  ['Europe/Moscow', 'ru'],
  ['Asia/Riyadh', 'sa'],
  ['Asia/Baghdad', 'iq'],
  ['Asia/Kuwait', 'kw'],
  ['Asia/Qatar', 'qa'],
  ['Asia/Amman', 'jo'],
  ['Africa/Nairobi', 'ke'],
  ['Asia/Tehran', 'ir'],
  ['Asia/Dubai', 'ae'],
  ['Asia/Baku', 'az'],
  ['Asia/Tbilisi', 'ge'],
  ['Asia/Yerevan', 'am'],
  ['Asia/Karachi', 'pk'],
  ['Asia/Tashkent', 'uz'],
  ['Asia/Almaty', 'kz'],
  ['Asia/Ashgabat', 'tm'],
  ['Asia/Kolkata', 'in'],
  ['Asia/Bishkek', 'kg'],
  ['Asia/Dhaka', 'bd'],
  ['Asia/Bangkok', 'th'],
  ['Asia/Jakarta', 'id'],
  ['Asia/Shanghai', 'cn'],
  ['Asia/Singapore', 'sg'],
  ['Asia/Hong_Kong', 'hk'],
  ['Asia/Tokyo', 'jp'],
  ['Asia/Seoul', 'kr'],
  ['Australia/Sydney', 'au'],
  ['Pacific/Auckland', 'nz'],
  ['America/New_York', 'us'],
  ['America/Chicago', 'us'],
  ['America/Denver', 'us'],
  ['America/Los_Angeles', 'us'],
  ['America/Toronto', 'ca'],
  ['America/Sao_Paulo', 'br'],
  ['America/Argentina/Buenos_Aires', 'ar'],
  ['America/Mexico_City', 'mx'],
  ['America/Bogota', 'co'],
  ['America/Santiago', 'cl'],
  ['Africa/Lagos', 'ng'],
  ['Africa/Algiers', 'dz'],
  ['Africa/Tunis', 'tn'],
  ['Africa/Casablanca', 'ma'],
  ['Africa/Tripoli', 'ly'],
  ['Africa/Johannesburg', 'za'],
];

/**
 * The zone whose clock most of these mails were written by; null where half of them disagree, or none says anything. Greenwich itself says
 * nothing: mail programs of a whole continent write it when they do not know better; but where an address of `addresses` is of a country
 * there, it does. A country also decides between zones that fit as many.
 */
export function guessedZone(sent: readonly Sent[], addresses: readonly string[]): GuessedZone | null {
  const ends = new Set(addresses.map((address) => address.slice(address.lastIndexOf('.') + 1).toLowerCase()));
  const isHome = ([, ...countries]: (typeof PLACES)[number]) => countries.some((country) => ends.has(country));
  const fits = ([zone]: (typeof PLACES)[number], { at, ahead }: Sent) => aheadAt(at, zone) === ahead * MINUTE_MS;
  const telling = sent.filter((one) => one.ahead !== 0 || PLACES.some((place) => isHome(place) && fits(place, one)));
  const judged = PLACES.map((place) => ({
    zone: place[0],
    home: isHome(place),
    fits: telling.filter((one) => fits(place, one)).length,
  }));
  const best = judged.reduce((one, other) =>
    other.fits > one.fits || (other.fits === one.fits && other.home && !one.home) ? other : one,
  );
  if (best.fits === 0 || best.fits * 2 <= telling.length) return null;
  return { zone: best.zone, fits: best.fits, of: telling.length };
}
