import type { Translation } from '../translation.ts';
import type { en } from './macro.en.ts';

/** Turkish texts of canned replies in the composer. */
export const tr: Translation<typeof en> = {
  'canned.open': 'Hazır yanıt',
  'canned.files-failed': 'Hazır yanıtın dosyaları eklenemedi',
  'macro.will': 'Gönderilince:',
  'macro.without': 'Bunu atla: {what}',
  'macro.gone': '(silinmiş)',
  'macro.now': 'Şimdi uygula',
  'macro.done': 'Talep güncellendi',
  'macro.not-done': 'Talep güncellenemedi',
  'macro.set-priority': 'Öncelik: {value}',
  'macro.set-type': 'Tür: {value}',
  'macro.add-tags': 'Etiket: + {value}',
  'macro.set-team': 'Ekip: {value}',
  'macro.set-agent': 'Sorumlu: {value}',
  'macro.failed': 'Not kaydedildi ama talepteki değişiklikler yapılamadı',
  'canned.title': 'Hazır yanıtlar',
  'canned.search': 'Hazır yanıtlarda ara',
  'canned.manage': 'Düzenle',
  'canned.none': 'Henüz hazır yanıt yok.',
  'canned.not-found': 'Eşleşen hazır yanıt yok.',
  'canned.keys': '↑ ↓ seçer · Enter ekler · Esc kapatır · // eğik çizgi yazar',
  'canned.other-language': 'Yalnızca {language}',
  'canned.salutation': 'Bu müşteriye nasıl hitap edilsin?',
  'canned.salutation.kept': 'Müşteriyle birlikte kaydedilir, bir daha sorulmaz.',
  'canned.salutation.failed': 'Hitap biçimi kaydedilemedi',
};
