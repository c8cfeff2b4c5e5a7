import type { Translation } from '../translation.ts';
import type { en } from './presence.en.ts';

/** Turkish texts of presence: who is there now. */
export const tr: Translation<typeof en> = {
  'presence.title': 'Çevrimiçi durumu',
  'presence.auto': 'Etkinliğime göre',
  'presence.theirs': 'Etkinliğine göre',
  'presence.online': 'Çevrimiçi',
  'presence.off-hours': 'Çevrimiçi, mesai dışında',
  'presence.away': 'Uzakta',
  'presence.off': 'Çevrimdışı',
  'presence.absent': 'İzinli, bitiş: {time}',
  'presence.until': '{presence}, bitiş: {time}',
  'presence.how-long': 'Ne zamana kadar',
  'presence.how-long.open': 'Ben değiştirene kadar',
  'presence.how-long.hour': 'Bir saatliğine',
  'presence.how-long.day': 'Gün sonuna kadar',
};
