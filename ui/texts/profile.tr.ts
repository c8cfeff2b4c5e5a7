import type { Translation } from './translation.ts';
import type { en } from './profile.en.ts';

/** Turkish texts of somebody’s own profile and password. */
export const tr: Translation<typeof en> = {
  'profile.name.hint': 'Müşteriler yanıtlarınızın altında görür',
  'profile.signature': 'İmza',
  'profile.signature.hint': 'Her yanıtınızın altına eklenir',
  'password.title': 'Parola',
  'password.text': 'Yeni parola, diğer bütün cihazlardaki oturumlarınızı kapatır.',
  'password.current': 'Şimdiki parola',
  'password.next': 'Yeni parola',
  'password.save': 'Parolayı değiştir',
  'done.password': 'Parola değişti; diğer cihazlardaki oturumlarınız kapandı',
  'profile.undo': 'Gönderdikten sonra geri alma',
  'profile.undo.hint': 'Yanıt gitmeden önce bu kadar bekler; o süre içinde Ctrl+Z ya da Z ile geri alırsınız',
  'profile.undo.none': 'Hemen gönder',
  'profile.undo.seconds_one': '{count} saniye',
  'profile.undo.seconds_other': '{count} saniye',
  'done.profile': 'Profil kaydedildi',
  'prefs.title': 'Bilet size göre',
  'prefs.text': 'Hesabınızda saklanır, her cihazda aynıdır. Seçtiğiniz hemen geçerli olur.',
  'prefs.reading': 'Talepteki mesajlar',
  'prefs.reading.newest-last': 'En yenisi altta, yazıldığı sırayla',
  'prefs.reading.newest-first': 'En yenisi üstte',
  'prefs.start': 'Oturum açınca gelen sayfa',
  'prefs.zone': 'Saat diliminiz',
  'prefs.zone.text':
    'Gördüğünüz ve yazdığınız bütün saatler ve size gelen e-postalardakiler bu dilime göredir. Cihazınki seçiliyken e-postalar şirketin saatiyle yazılır.',
  'prefs.zone.device': 'Cihazınki: {zone}',
  'prefs.notices': 'Nelerden, nasıl haberdar edileceğiniz',
};
