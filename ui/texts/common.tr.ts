import type { Translation } from './translation.ts';
import type { en } from './common.en.ts';

/** Turkish texts of words that every page uses. */
export const tr: Translation<typeof en> = {
  add: 'Ekle',
  cancel: 'Vazgeç',
  close: 'Kapat',
  delete: 'Sil',
  copied: 'Kopyalandı',
  edit: 'Düzenle',
  loading: 'Yükleniyor',
  more: 'Daha fazla göster',
  retry: 'Yeniden dene',
  save: 'Kaydet',
  'field.name': 'Ad',
  'field.email': 'E-posta adresi',
  'field.password': 'Parola',
  'field.password.hint': 'En az 8 karakter',
  'field.show-password': 'Parolayı göster',
  'invalid.missing': 'Bu alanı doldurun',
  'invalid.email': 'Bir e-posta adresi yazın, örneğin ad@ornek.com',
  'invalid.short': 'Çok kısa',
  'invalid.small': 'En az {min} olmalı',
  'invalid.large': 'En çok {max} olabilir',
  'failed.title': 'Bu bölüm yüklenemedi',
  'toast.failed': 'İşlem yapılamadı',
  'pane.broken': 'Bu bölüm yüklenemedi. Bağlantı kopmuş ya da Bilet güncellenmiş olabilir. Yazdıklarınız duruyor.',
  'not-read': 'Bu bilgi yüklenemedi.',
  'waits.title': 'Bağlantı yok',
  'waits.part': 'Bu bölüm bu cihazda kayıtlı değil. Bağlantı gelince açılır.',
  'day.form': 'gg.aa.yyyy',
  'day.wrong': 'Tarihi gg.aa.yyyy biçiminde yazın',
};
