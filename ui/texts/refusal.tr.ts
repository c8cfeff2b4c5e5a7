import type { Translation } from './translation.ts';
import type { en } from './refusal.en.ts';

/** Turkish texts of what mail servers refuse. */
export const tr: Translation<typeof en> = {
  'fault.too-many-connections':
    'Hesapta aynı anda çok fazla bağlantı açık. Bu kutuyu okuyan başka programları kapatın; aralıklarla yeniden denenecek.',
  'fault.mailbox-not-connected':
    'Microsoft hesabı tanıyor ama posta kutusunu açmıyor: bağlantı sayısı çok, lisans yok, IMAP kapalı ya da paylaşılan kutunun adı yanlış olabilir. Bunları Microsoft 365 yönetim merkezinde denetleyin; aralıklarla yeniden denenecek.',
  'fault.bandwidth-exceeded':
    'Sağlayıcının günlük posta okuma sınırı doldu. Sağlayıcı izin verince okuma sürer; bu kutuyu daha az program okusun.',
  'fault.sign-in-throttled':
    'Kısa sürede çok sık oturum açıldığı için sağlayıcı ara veriyor. Parola doğru olabilir; beklenip yeniden denenecek.',
  'fault.throttled':
    'Sunucuya çok sık başvuruldu, beklememizi istiyor. Kendiliğinden yeniden denenecek; yapmanız gereken bir şey yok.',
  'fault.folder-in-use': 'Klasörü şu anda başka bir program kullanıyor. Kendiliğinden yeniden denenecek.',
  'fault.server-busy': 'Sunucu meşgul ya da bakımda. Kendiliğinden yeniden denenecek; uzun sürerse sağlayıcıya sorun.',
  'fault.app-password-needed':
    'Bu sağlayıcı olağan parolayı kabul etmiyor. İki adımlı doğrulamayı açın, bir uygulama parolası oluşturup onu girin.',
  'fault.app-password-needed.gmail':
    'Google olağan parolayı kabul etmiyor. Google ile bağlanın ya da iki adımlı doğrulamayı açıp bir uygulama parolası oluşturun ve onu girin.',
  'fault.app-password-needed.icloud':
    'Apple olağan parolayı kabul etmiyor. account.apple.com adresinde uygulamaya özel bir parola oluşturup onu girin.',
  'fault.app-password-needed.yandex':
    'Yandex olağan parolayı kabul etmiyor. Yandex ID hesabınızda posta için bir uygulama parolası oluşturup onu girin.',
  'fault.web-login-needed':
    'Sağlayıcı oturumu alışılmadık bulduğu için önce bir kişinin oturum açmasını istiyor. Posta kutusuna tarayıcıdan girin, sorulanı onaylayın, sonra yeniden deneyin.',
  'fault.basic-auth-blocked':
    'Microsoft, programlardan artık parola kabul etmiyor. Kutuyu “Microsoft ile bağlan” yoluyla bağlayın.',
  'fault.smtp-auth-off-tenant':
    'Programların posta göndermesi (SMTP AUTH) bütün kurum için kapalı. Microsoft 365 yöneticisi açsın ya da “Microsoft ile bağlan” yoluyla bağlayın.',
  'fault.smtp-auth-off-mailbox':
    'Programların posta göndermesi (SMTP AUTH) bu kutu için kapalı. Microsoft 365 yönetim merkezinde Posta, E-posta uygulamalarını yönet altında “Kimliği doğrulanmış SMTP” seçeneğini açın.',
  'fault.sign-in-policy':
    'Kurumun bir güvenlik ilkesi bu oturuma izin vermiyor. Microsoft 365 yöneticisi izin versin ya da “Microsoft ile bağlan” yoluyla bağlayın.',
  'fault.credentials-or-imap-off':
    'Kullanıcı adı veya parola kabul edilmedi ya da IMAP kapalı. Posta ayarlarında IMAP erişimine izin verin ve uygulama parolası girin.',
  'fault.imap-off': 'Bu hesapta IMAP kapalı. Posta kutusunun ayarlarından açın, sonra yeniden deneyin.',
  'fault.imap-off.gmail':
    'Bu hesapta IMAP kapalı. Gmail’de Ayarlar, Yönlendirme ve POP/IMAP bölümünden açın ya da Workspace yöneticisi izin versin.',
  'fault.imap-off.zoho': 'Bu hesapta IMAP kapalı. Zoho Mail’de Ayarlar, Posta Hesapları, IMAP Erişimi bölümünden açın.',
  'fault.service-not-allowed':
    'Hesabın bu hizmeti kullanma hakkı yok. Posta ayarlarında posta programlarına izin verin ya da alan adının yöneticisi izin versin.',
  'fault.account-locked':
    'Hesap şimdilik kilitli; çoğu zaman çok sayıda hatalı oturumdan sonra olur. Sağlayıcıda kilidi açın, parolayı denetleyin, sonra yeniden deneyin.',
  'fault.account-disabled': 'Hesap kapatılmış ya da askıya alınmış. Sağlayıcı veya yönetici yeniden açsın.',
  'fault.password-expired': 'Parolanın süresi dolmuş. Sağlayıcıda yenisini belirleyip buraya girin.',
  'fault.not-your-mailbox':
    'Parola doğru ama bu kullanıcı o kutuyu açamıyor. Yönetici tam erişim versin ya da kullanıcı adını denetleyin.',
  'fault.sign-in-method':
    'Sunucu, bildiğimiz bir oturum açma yolu sunmuyor. Portu ve şifrelemeyi denetleyin; sağlayıcı kendine özgü bir oturum isteyebilir.',
  'fault.contact-provider':
    'Sunucu hesabı kabul etmiyor ve yalnızca işletenin çözebileceğini söylüyor. Sağlayıcıya sorun.',
  'fault.mailbox-credentials':
    'Kullanıcı adı veya parola kabul edilmedi. İkisini de denetleyin; bazı sağlayıcılar uygulama parolası ister.',
  'fault.mailbox-credentials.gmail':
    'Google kullanıcı adını veya parolayı kabul etmedi. Google ile bağlanın ya da olağan parola yerine 16 harflik uygulama parolasını girin.',
  'fault.mailbox-credentials.icloud':
    'Apple kullanıcı adını veya parolayı kabul etmedi. account.apple.com adresinden aldığınız uygulamaya özel parolayı girin; kullanıcı adı olarak adresin @ işaretinden önceki bölümünü ya da tamamını deneyin.',
  'fault.mailbox-credentials.yandex':
    'Yandex kullanıcı adını veya parolayı kabul etmedi. Yandex ID hesabınızdan posta için aldığınız uygulama parolasını girin.',
  'fault.mailbox-credentials.zoho':
    'Zoho kullanıcı adını veya parolayı kabul etmedi. İki adımlı doğrulama açıksa uygulama parolası gerekir; Avrupa’daki hesaplar zoho.eu adresindedir.',
  'fault.mailbox-credentials.microsoft':
    'Microsoft oturumu kabul etmedi; programlardan artık parola almıyor. “Microsoft ile bağlan” yoluyla bağlayın.',
  'fault.tls-needed': 'Sunucu parolayı yalnızca şifreli bağlantıda kabul ediyor. TLS ya da STARTTLS seçin.',
  'fault.folder-forbidden':
    'Bu kullanıcının klasörü okuma izni yok. Sahibi veya yönetici izin versin ya da başka bir klasör seçin.',
  'fault.folder-unselectable': 'Klasör yalnızca başka klasörleri içeriyor, içinde posta yok. Onlardan birini seçin.',
  'fault.folder-missing':
    'Böyle bir klasör yok ya da artık yok. Başka bir klasör seçin veya aynı adla yeniden oluşturun.',
  'fault.mailbox-full': 'Posta kutusu dolu. Sağlayıcıda yer açın ya da kotayı yükseltin.',
  'fault.tls-pin':
    'Sunucu, burada güvenilenden başka bir sertifika gösteriyor. Yenilendiyse karşılaştırıp yenisine güvenin; yenilenmediyse araya biri girmiş olabilir.',
  'fault.tls-name':
    'Sunucunun sertifikası başka bir ada ait. Sertifikada yazan adı girin ya da doğru sunucu olup olmadığını denetleyin.',
  'fault.tls-expired': 'Sunucunun sertifikasının süresi dolmuş. Sunucuyu işleten kişi yenilesin.',
  'fault.tls-not-yet': 'Sunucunun sertifikası henüz geçerli değil. Bu makinenin ve sunucunun saatini denetleyin.',
  'fault.tls-self-signed':
    'Sunucu sertifikasını kendisi imzalamış; doğruluğuna kefil olan yok. Parmak izini sunucuyu işleten kişiyle karşılaştırın, sonra burada güvenin.',
  'fault.tls-authority':
    'Sunucunun sertifikasını tanıdığımız bir kurum imzalamamış. Onu imzalayan kurumun (CA) sertifikasını girin ya da sunucu zincirin tamamını göndersin.',
  'fault.tls-revoked': 'Sunucunun sertifikası iptal edilmiş. Sunucuyu işleten kişi yenisini alsın.',
  'fault.tls-old':
    'Sunucu yalnızca güvenli sayılmayacak kadar eski bir şifreleme biliyor. Sunucuyu işleten kişi TLS 1.2 veya yenisini açsın.',
  'fault.tls-on-plain-port':
    'Bu port TLS ile başlamıyor. STARTTLS seçin ya da TLS portunu girin (IMAP için 993, SMTP için 465).',
  'fault.starttls-missing':
    'Sunucu burada STARTTLS sunmuyor, bu yüzden parola gönderilmedi. TLS ve onun portunu seçin; önceden sunuyorduysa araya biri girmiş olabilir.',
  'fault.tls': 'Güvenli bağlantı kurulamadı. Şifrelemeyi ve portu denetleyin.',
  'fault.sender-denied':
    'Hesap bu gönderen adresiyle gönderemiyor. Adresin kendisiyle oturum açın ya da yönetici izin versin (Farklı Gönder).',
  'fault.sign-in-missing':
    'Sunucu yalnızca oturum açanlar için gönderiyor. Gönderme için kullanıcı adı ve parola girin.',
  'fault.too-many-recipients':
    'E-postanın alıcı sayısı sağlayıcının izin verdiğinden fazla. Bir seferde daha az kişiye yazın.',
  'fault.mail-too-large':
    'E-posta, sağlayıcının kabul ettiğinden büyük. Daha az veya daha küçük dosya ya da bir bağlantı gönderin.',
  'fault.recipient-full':
    'Alıcının posta kutusu dolu. Alıcıya başka bir yoldan ulaşın ya da e-postayı daha sonra yeniden gönderin.',
  'fault.sending-limit':
    'Sağlayıcının gönderme sınırı doldu. Bekleyenler, sağlayıcı yeniden izin verince gönderilir; sık oluyorsa sınırı yükselttirin.',
  'fault.sender-blocked':
    'Sağlayıcı bu hesaptan gönderimi engellemiş; çoğu zaman istenmeyen posta yüzünden olur. Parolayı değiştirin, sonra sağlayıcı engeli kaldırsın.',
  'fault.host-refused':
    'Bu sunucu kullanılamaz: adı bilinmiyor ya da özel bir ağda. Sistemi işleten kişi izin verebilir.',
  'fault.host-unknown': 'Bu adda bir sunucu yok. Nasıl yazıldığını denetleyin.',
  'fault.connection-refused': 'Bu portta yanıt veren yok. Portu denetleyin; arada bir güvenlik duvarı olabilir.',
  'fault.network-away': 'Bu sunucuya giden bir yol yok. Bu makinenin ağını ve sunucunun adresini denetleyin.',
  'fault.plain-on-tls-port':
    'Bu port en baştan TLS ister. TLS seçin ya da STARTTLS portunu girin (IMAP için 143, SMTP için 587).',
  'fault.turned-away':
    'Sunucu bizi daha oturum açmadan geri çeviriyor. Adını ve portu denetleyin; bu makinenin adresini engelliyor olabilir.',
  'fault.no-mail-server': 'Orada yanıt veren bir şey var ama posta sunucusu değil. Adını ve portu denetleyin.',
  'fault.connection-timeout':
    'Sunucu zamanında yanıt vermiyor. Adını ve portu denetleyin; arada bir güvenlik duvarı olabilir.',
  'fault.connection-lost':
    'Sunucu bağlantıyı koparıyor. Kendiliğinden yeniden denenecek; sürerse portu ve şifrelemeyi denetleyin.',
  'fault.mailbox-unreachable': 'Sunucu yanıt vermiyor. Adını, portu ve şifrelemeyi denetleyin.',
  'sign-in.again': 'Yeniden oturum aç',
  'sending.held': 'Buradan şu anda e-posta gönderilmiyor.',
  'sending.meanwhile': 'Yazılanlar bekliyor, sorun giderilince gönderilir.',
  'certificate.names': 'Adlar',
  'certificate.dates': 'Geçerlilik',
  'certificate.from-until': '{from} – {until}',
  'certificate.issuer': 'İmzalayan',
  'certificate.fingerprint': 'Parmak izi (SHA-256)',
  'certificate.trust': 'Bu sertifikaya güven',
  trust: 'Sertifika',
  'trust.usual': 'Bilinen kurumlarınki',
  'trust.ca': 'Kendi kurumumuzunki (CA)',
  'trust.pin': 'Yalnızca bu sertifika (sabitlenmiş)',
  'trust.ca.text': 'Kurumun sertifikası (PEM)',
  'trust.pin.text': 'Sertifikanın SHA-256 parmak izi',
};
