import type { Translation } from '../translation.ts';
import type { en } from './oauth.en.ts';

/** Turkish texts of signing in at a provider by consent: what went wrong, who can mend it and how. */
export const tr: Translation<typeof en> = {
  'fault.oauth-consent-gone':
    'Bu posta kutusu için verilen izin sona erdi: geri alınmış, uzun süre kullanılmamış ya da parola değişmiş olabilir. Hesabın sahibinin yeniden izin vermesi gerekiyor.',
  'fault.oauth-consent-missing':
    'Bu hesap için henüz izin verilmedi ya da kurum, iznin kendi yöneticisinden gelmesini istiyor. O yöneticiden uygulamayı onaylamasını isteyin, sonra yeniden izin verin.',
  'fault.oauth-refused': 'İzin isteği reddedildi ya da yarıda kaldı. Yeniden deneyin ve istenen izinleri verin.',
  'fault.oauth-sign-in-again':
    'Sağlayıcı, hesabın sahibinin oturum açmasını istiyor (örneğin iki adımlı doğrulamayla). Hesabın sahibinin yeniden izin vermesi gerekiyor.',
  'fault.oauth-blocked':
    'Kurum bu hesaba ya da bu uygulamaya izin vermiyor. Kurumun yöneticisi hesabı uygulamaya atayabilir ya da engelleyen kuralı değiştirebilir.',
  'fault.oauth-tenant':
    'Hesap ya da uygulama bu dizine (kiracı) ait değil. Buradaki dizin kimliğini sağlayıcıdakiyle karşılaştırın.',
  'fault.oauth-app':
    'Sağlayıcı bu uygulamayı tanımıyor ya da bu yolla oturum açmasına izin vermiyor. İstemci kimliğini sağlayıcıdakiyle karşılaştırın.',
  'fault.oauth-redirect':
    'Sağlayıcı yönlendirme adresini tanımıyor. Burada gösterilen adresi sağlayıcıya harfi harfine girin.',
  'fault.oauth-secret':
    'Sağlayıcı istemci gizli anahtarını kabul etmiyor. Sağlayıcıda yeni bir anahtar oluşturun ve buraya kimliğini değil, değerini girin.',
  'fault.oauth-secret-expired': 'İstemci gizli anahtarının süresi dolmuş. Sağlayıcıda yenisini oluşturup buraya girin.',
  'fault.oauth-scope':
    'Gereken izinlerin hepsi verilmedi. Tüm kutuları işaretleyerek yeniden izin verin ya da eksik izinleri sağlayıcıdaki uygulamaya ekleyin.',
  'fault.oauth-later': 'Sağlayıcının oturum açma hizmeti şu anda yanıt vermiyor. Otomatik olarak yeniden denenecek.',
  'fault.oauth-token-refused':
    'Oturum açıldı ama posta sunucusu bu hesabın kutuyu açmasına izin vermiyor. IMAP ve SMTP’nin açık olduğunu, hesabın kutuyu açabildiğini kontrol edin (uygulamalarda: Exchange’de erişim verildiğini).',
  'fault.oauth-host':
    'Bu posta sunucusu, izni veren sağlayıcıya ait değil; sunucuya hiçbir şey gönderilmedi. Sunucuyu düzeltin ya da parolayla oturum açın.',
  'secret-ends_one':
    'Uygulamanın istemci gizli anahtarının süresi bir gün içinde, {date} tarihinde doluyor. Sağlayıcıda yenisini oluşturup girin; o güne kadar posta her zamanki gibi gelir.',
  'secret-ends_other':
    'Uygulamanın istemci gizli anahtarının süresi {count} gün sonra, {date} tarihinde doluyor. Sağlayıcıda yenisini oluşturup girin; o güne kadar posta her zamanki gibi gelir.',
  'secret-ended':
    'Uygulamanın istemci gizli anahtarının süresi {date} tarihinde doldu. E-postalar yalnızca şimdiki oturum bitene kadar gelir. Sağlayıcıda yenisini oluşturup girin.',
  'fault.oauth-answer':
    'Sağlayıcının oturum açma hizmetinden beklenmeyen bir yanıt geldi. Yeniden izin verin. Sorun sürerse günlük kayıtlarına bakın.',
  apps: 'Uygulamalar',
  'apps.text': 'Posta kutularınızın Google ve Microsoft’ta oturum açmak için kullandığı uygulamalar.',
  'apps.google': 'Google',
  'apps.microsoft': 'Microsoft',
  'apps.expires': 'Gizli anahtarın son geçerlilik günü: {date}.',
  'apps.no-expiry': 'Gizli anahtarın son geçerlilik günü girilmedi.',
  'apps.mailboxes_one': '{count} posta kutusu kullanıyor.',
  'apps.mailboxes_other': '{count} posta kutusu kullanıyor.',
  'apps.unused': 'Hiçbir posta kutusu kullanmıyor.',
  'apps.used': 'Posta kutuları bu uygulamayla oturum açıyor',
  'apps.deleted': 'Uygulama silindi',
  'apps.secret.new': 'Yeni gizli anahtar gir',
  'apps.secret.title': 'Yeni gizli anahtar: {service}',
  'apps.secret.for': '{id} uygulaması için',
  'apps.secret.done': 'Yeni gizli anahtar kaydedildi. Posta kutuları yeniden oturum açıyor',
};
