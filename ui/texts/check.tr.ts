import type { en } from './check.en.ts';
import type { Translation } from './translation.ts';

/** Turkish texts of the steps of a connection test. */
export const tr: Translation<typeof en> = {
  'notice.alarm-unsent':
    '{address} kutusundaki sorunu yöneticilere bildiren ileti gönderilemedi: çalışan başka bir kutu yok ya da iletiyi kabul eden olmadı. İkinci bir kutu bağlayın ya da işletmecinin ALARM_SMTP_URL vermesini isteyin',
  'trouble.loop-broken_one': 'Bir posta kutusunun kendine gönderdiği iletiler geri gelmiyor.',
  'trouble.loop-broken_other': '{count} posta kutusunun kendine gönderdiği iletiler geri gelmiyor.',
  'change.probe': 'deneme iletisi',
  'notice.deleted': '{address} silindi',
  'check.step.sign-in-imap': 'Alma sunucusunda oturum açma',
  'check.step.folder': 'Klasörü okuma',
  'check.step.folders': 'Klasör listesi',
  'check.step.sign-in-smtp': 'Gönderme sunucusunda oturum açma',
  'check.step.sending': 'Kendine ileti gönderme',
  'check.step.return': 'İletinin geri gelmesi',
  'check.step.plus': 'Artı (+) ekli adres',
  'check.step.sent-copy': 'Gönderilenlerdeki kopya',
  'check.seconds': '{count} sn',
  'check.unproved': 'kanıtlanmadı',
  'check.in-junk':
    'İleti geri geldi, ama sunucu onu istenmeyenlere koydu ({folder}). Müşterilerin iletileri de oraya düşebilir: posta kutusunda iletiyi “istenmeyen değil” diye işaretleyin.',
  'check.elsewhere':
    'İleti geri geldi, ama {folder} klasörüne; burada okunan klasör o değil. Müşteri iletilerinin seçtiğiniz klasöre geldiğinden emin olun.',
  'check.not-arrived':
    'İleti yarım dakika içinde görülmedi. Hâlâ yolda olabilir: bu, iletilerin ulaştığını da ulaşmadığını da kanıtlamaz.',
  'check.not-tried': 'Denenmedi, çünkü önceki bir adım başarısız oldu.',
  'check.no-plus': 'Sunucu böyle bir adrese gelen iletiyi almıyor. Yanıt adresini olduğu gibi bırakın.',
  'check.no-copy': 'Sağlayıcı, gönderilenlerin kopyasını saklamıyor.',
  'check.no-sent-folder': 'Gönderilenler için bir klasör yok; bu yüzden anlaşılamıyor.',
  'check.mail-refused':
    'Sunucu oturum açmaya izin verdi, ama iletiyi kabul etmiyor. Bu hesabın bu adresten gönderme izni olduğunu denetleyin.',
  'check.sign-in-imap.ok': 'Oturum açıldı.',
  'check.sign-in-smtp.ok': 'Oturum açıldı.',
  'check.folder.ok': 'Klasör okunabiliyor.',
  'check.folders.ok': 'Klasörler listelenebiliyor.',
  'check.sending.ok': 'Sunucu iletiyi aldı.',
  'check.return.ok': 'İleti geri geldi: gönderme ve alma çalışıyor.',
  'check.plus.ok': 'Böyle bir adrese gelen iletiler buraya ulaşıyor.',
  'check.sent-copy.ok': 'Sağlayıcı, gönderilenlerin kopyasını kendisi saklıyor.',
};
