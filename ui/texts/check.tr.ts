import type { en } from './check.en.ts';
import type { Translation } from './translation.ts';

/** Turkish texts of the steps of a connection test. */
export const tr: Translation<typeof en> = {
  'notice.alarm-unsent':
    '{address} kutusundaki sorunu yöneticilere bildiren e-posta gönderilemedi: çalışan başka bir kutu yok ya da e-postayı kabul eden olmadı. İkinci bir kutu bağlayın ya da işletmecinin ALARM_SMTP_URL vermesini isteyin',
  'notice.alarm-unheard':
    '{address} kutusundaki sorun kimseye e-postayla bildirilemedi: bütün yöneticilerin adresleri Bilet’e bağlı posta kutuları. Birinin adresini başka bir hizmetteki bir adresle değiştirin',
  'trouble.loop-broken_one': 'Bir posta kutusunun kendine gönderdiği e-postalar geri gelmiyor.',
  'trouble.loop-broken_other': '{count} posta kutusunun kendine gönderdiği e-postalar geri gelmiyor.',
  'change.probe': 'deneme e-postası',
  'notice.deleted': '{address} silindi',
  'check.step.sign-in-imap': 'Alma sunucusunda oturum açma',
  'check.step.folder': 'Klasörü okuma',
  'check.step.folders': 'Klasör listesi',
  'check.step.sign-in-smtp': 'Gönderme sunucusunda oturum açma',
  'check.step.sending': 'Kendine e-posta gönderme',
  'check.step.return': 'E-postanın geri gelmesi',
  'check.step.plus': 'Artı (+) ekli adres',
  'check.step.sent-copy': 'Gönderilenlerdeki kopya',
  'check.seconds': '{count} sn',
  'check.unproved': 'kanıtlanmadı',
  'check.in-junk':
    'E-posta geri geldi, ama sunucu onu istenmeyenlere koydu ({folder}). Müşterilerin e-postaları da oraya düşebilir: posta kutusunda e-postayı “istenmeyen değil” diye işaretleyin.',
  'check.elsewhere':
    'E-posta geri geldi, ama {folder} klasörüne; burada okunan klasör o değil. Müşteri e-postalarının seçtiğiniz klasöre geldiğinden emin olun.',
  'check.not-arrived':
    'E-posta yarım dakika içinde görülmedi. Hâlâ yolda olabilir: bu, e-postaların ulaştığını da ulaşmadığını da kanıtlamaz.',
  'check.not-tried': 'Denenmedi, çünkü önceki bir adım başarısız oldu.',
  'check.no-plus': 'Sunucu böyle bir adrese gelen e-postayı almıyor. Yanıt adresini olduğu gibi bırakın.',
  'check.no-copy': 'Sağlayıcı, gönderilenlerin kopyasını saklamıyor.',
  'check.no-sent-folder': 'Gönderilenler için bir klasör yok; bu yüzden anlaşılamıyor.',
  'check.mail-refused':
    'Sunucu oturum açmaya izin verdi, ama e-postayı kabul etmiyor. Bu hesabın bu adresten gönderme izni olduğunu denetleyin.',
  'check.sign-in-imap.ok': 'Oturum açıldı.',
  'check.sign-in-smtp.ok': 'Oturum açıldı.',
  'check.folder.ok': 'Klasör okunabiliyor.',
  'check.folders.ok': 'Klasörler listelenebiliyor.',
  'check.sending.ok': 'Sunucu e-postayı aldı.',
  'check.return.ok': 'E-posta geri geldi: gönderme ve alma çalışıyor.',
  'check.plus.ok': 'Böyle bir adrese gelen e-postalar buraya ulaşıyor.',
  'check.sent-copy.ok': 'Sağlayıcı, gönderilenlerin kopyasını kendisi saklıyor.',
};
