import type { Translation } from '../translation.ts';
import type { en } from './draft.en.ts';

/** Turkish texts of drafts: a colleague's, and one that two devices have changed. */
export const tr: Translation<typeof en> = {
  'draft.writing.reply': '{name} yanıt yazıyor, başlangıç: {time}',
  'draft.writing.note': '{name} iç not yazıyor, başlangıç: {time}',
  'draft.left.reply': '{name} bir yanıt taslağı bıraktı, başlangıç: {time}',
  'draft.left.note': '{name} bir not taslağı bıraktı, başlangıç: {time}',
  'draft.look': 'Göster',
  'draft.files': 'Ekli dosyalar: {names}',
  'draft.no-words': 'Henüz metin yok.',
  'draft.conflict': 'Bu taslak başka bir cihazda da değişti ({time}). Siz seçene kadar iki sürüm de saklanır.',
  'draft.conflict.theirs': 'Diğer cihazdaki:',
  'draft.conflict.keep': 'Benimki kalsın',
  'draft.conflict.take': 'Diğerini kullan',
  'draft.conflict.both': 'İkisi de kalsın',
};
