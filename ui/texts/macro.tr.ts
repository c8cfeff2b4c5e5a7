import type { Translation } from './translation.ts';
import type { en } from './macro.en.ts';

/** Turkish texts of canned replies in the composer. */
export const tr: Translation<typeof en> = {
  'canned.open': 'Hazır yanıt',
  'canned.files-failed': 'Hazır yanıtın dosyaları eklenemedi',
  'macro.will': 'Gönderilince:',
  'macro.without': 'Bunu yapma: {what}',
  'macro.gone': '(artık yok)',
  'macro.now': 'Şimdi yap',
  'macro.done': 'Talep değiştirildi',
  'macro.not-done': 'Talep değiştirilemedi',
  'macro.set-priority': 'Öncelik: {value}',
  'macro.set-type': 'Tür: {value}',
  'macro.add-tags': 'Etiket: + {value}',
  'macro.set-team': 'Ekip: {value}',
  'macro.set-agent': 'Sorumlu: {value}',
  'macro.failed': 'Gönderildi; yanında yapılacaklar yapılamadı',
  'canned.title': 'Hazır yanıtlar',
  'canned.search': 'Hazır yanıtlarda ara',
  'canned.manage': 'Düzenle',
  'canned.none': 'Henüz hazır yanıt yok.',
  'canned.not-found': 'Bu sözlerle bir hazır yanıt yok.',
  'canned.keys': '↑ ↓ seçer · Enter ekler · Esc kapatır · // eğik çizgi yazar',
  'canned.other-language': 'Yalnızca {language}',
  'canned.salutation': 'Bu müşteriye nasıl hitap edilsin?',
  'canned.salutation.kept': 'Müşteriyle birlikte saklanır, bir daha sorulmaz.',
  'canned.salutation.failed': 'Hitap biçimi saklanamadı',
};
