import type { Translation } from '../translation.ts';
import type { en } from './looking.en.ts';

/** Turkish texts of who looks at a ticket and who writes on it. */
export const tr: Translation<typeof en> = {
  'looking.label': 'Şu anda bakanlar: {names}',
  'looking.here': 'Şu anda bakanlar',
  'looking.writes.reply': '{name} (yanıt yazıyor)',
  'looking.writes.note': '{name} (iç not yazıyor)',
  'looking.away': '{name} (açık bırakmış, başında değil)',
  'looking.writing.reply': '{name} yanıt yazıyor…',
  'looking.writing.note': '{name} iç not yazıyor…',
};
