import type { en } from './check.en.ts';
import type { Translation } from '../translation.ts';

/** Turkish texts of the steps of a connection test. */
export const tr: Translation<typeof en> = {
  'notice.alarm-unsent':
    '{address} kutusundaki sorunu yöneticilere bildiren e-posta gönderilemedi: çalışan başka bir kutu yok ya da hiçbiri e-postayı kabul etmedi. İkinci bir kutu bağlayın ya da sistem yöneticinizden ALARM_SMTP_URL değerini ayarlamasını isteyin',
  'notice.alarm-unheard':
    '{address} kutusundaki sorun kimseye e-postayla bildirilemedi: tüm yöneticilerin adresleri Bilet’e bağlı posta kutuları. En az birine başka bir hizmetteki adresini girin',
  'trouble.loop-broken_one': 'Bir posta kutusunun kendine gönderdiği deneme e-postaları geri gelmiyor.',
  'trouble.loop-broken_other': '{count} posta kutusunun kendine gönderdiği deneme e-postaları geri gelmiyor.',
  'change.probe': 'deneme e-postası',
  'notice.deleted': '{address} silindi',
  'check.step.sign-in-imap': 'Alma sunucusunda oturum açma',
  'check.step.folder': 'Klasörü okuma',
  'check.step.folders': 'Klasörleri listeleme',
  'check.step.sign-in-smtp': 'Gönderme sunucusunda oturum açma',
  'check.step.sending': 'Kendine e-posta gönderme',
  'check.step.return': 'E-postanın geri gelmesi',
  'check.step.plus': 'Artı (+) eklenmiş adres',
  'check.step.sent-copy': 'Gönderilenler klasöründeki kopya',
  'check.seconds': '{count} sn',
  'check.unproved': 'doğrulanamadı',
  'check.in-junk':
    'E-posta geri geldi, ama sunucu onu spam klasörüne koydu ({folder}). Müşterilerin e-postaları da oraya düşebilir: posta kutusunda e-postayı “spam değil” diye işaretleyin.',
  'check.elsewhere':
    'E-posta geri geldi, ama {folder} klasörüne düştü; Bilet bu klasörü okumuyor. Müşteri e-postalarının seçtiğiniz klasöre geldiğinden emin olun.',
  'check.not-arrived':
    'E-posta yarım dakika içinde gelmedi. Hâlâ yolda olabilir; bu yüzden e-postaların ulaşıp ulaşmadığı henüz bilinmiyor.',
  'check.not-tried': 'Önceki bir adım başarısız olduğu için denenmedi.',
  'check.no-plus': 'Sunucu böyle bir adrese gelen e-postayı kabul etmiyor. Yanıt adresini olduğu gibi bırakın.',
  'check.no-copy': 'Sağlayıcı, gönderilen e-postaların kopyasını saklamıyor.',
  'check.no-sent-folder': 'Gönderilenler için bir klasör yok; bu yüzden kontrol edilemiyor.',
  'check.mail-refused':
    'Oturum açıldı, ama sunucu e-postayı kabul etmiyor. Bu hesabın bu adresten gönderme izni olup olmadığını kontrol edin.',
  'check.sign-in-imap.ok': 'Oturum açıldı.',
  'check.sign-in-smtp.ok': 'Oturum açıldı.',
  'check.folder.ok': 'Klasör okunabiliyor.',
  'check.folders.ok': 'Klasörler listelenebiliyor.',
  'check.sending.ok': 'Sunucu e-postayı kabul etti.',
  'check.return.ok': 'E-posta geri geldi: gönderme ve alma çalışıyor.',
  'check.plus.ok': 'Böyle bir adrese gelen e-postalar buraya ulaşıyor.',
  'check.sent-copy.ok': 'Sağlayıcı, gönderilen e-postaların kopyasını saklıyor.',
};
