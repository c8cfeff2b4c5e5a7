import type { Translation } from '../translation.ts';
import type { en } from './profile.en.ts';

/** Turkish texts of somebody’s own profile and password. */
export const tr: Translation<typeof en> = {
  'profile.name.hint': 'Müşteriler yanıtlarınızın altında görür',
  'profile.signature': 'İmza',
  'profile.signature.hint': 'Her yanıtınızın altına eklenir',
  'password.title': 'Parola',
  'password.text': 'Parolanızı değiştirince diğer cihazlardaki oturumlarınız kapanır.',
  'password.current': 'Şu anki parola',
  'password.next': 'Yeni parola',
  'password.save': 'Parolayı değiştir',
  'done.password': 'Parola değiştirildi. Diğer cihazlardaki oturumlarınız kapandı',
  'profile.undo': 'Gönderimi geri alma',
  'profile.undo.hint': 'Yanıtlar gönderilmeden önce bu kadar bekler; bu sürede Ctrl+Z ya da Z ile geri alabilirsiniz',
  'profile.undo.none': 'Hemen gönder',
  'profile.undo.seconds_one': '{count} saniye',
  'profile.undo.seconds_other': '{count} saniye',
  'done.profile': 'Profil kaydedildi',
  'prefs.title': 'Tercihler',
  'prefs.text': 'Hesabınızla saklanır, tüm cihazlarınızda aynıdır. Değişiklikler hemen uygulanır.',
  'prefs.reading': 'Talepteki mesajların sırası',
  'prefs.reading.newest-last': 'En yenisi altta',
  'prefs.reading.newest-first': 'En yenisi üstte',
  'prefs.start': 'Açılış sayfası',
  'prefs.zone': 'Saat diliminiz',
  'prefs.zone.text':
    'Gördüğünüz ve yazdığınız tüm saatler bu saat dilimindedir; size gelen e-postalarda da öyle. Cihazın saat dilimi seçiliyse e-postalarda firmanın saat dilimi kullanılır.',
  'prefs.zone.device': 'Bu cihazdaki gibi: {zone}',
  'prefs.notices': 'Bildirim ayarları',
};
