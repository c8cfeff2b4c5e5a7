/** Time zones as people look for them: by city, in any spelling, or by how far their clocks are ahead. */
import { aheadAt } from '../../../domain/wall-time.ts';
import { fold } from '../../../domain/text/fold.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

/** `Europe/Istanbul · UTC+3`, `Asia/Kolkata · UTC+5:30`, as its clocks stand at `now`. */
export function zoneWords(zone: string, now: number): string {
  const ahead = aheadAt(now, zone);
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / HOUR_MS), (Math.abs(ahead) % HOUR_MS) / MINUTE_MS];
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  const by = ahead === 0 ? '' : `${ahead < 0 ? '−' : '+'}${hours}${rest}`;
  return `${zone.replaceAll('_', ' ')} · UTC${by}`;
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
