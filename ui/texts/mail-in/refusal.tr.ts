import type { Translation } from '../translation.ts';
import type { en } from './refusal.en.ts';

/** Turkish texts of what mail servers refuse. */
export const tr: Translation<typeof en> = {
  'fault.too-many-connections':
    'Hesapta aynı anda çok fazla bağlantı açık. Bu kutuyu okuyan diğer programları kapatın; Bilet aralıklarla yeniden dener.',
  'fault.mailbox-not-connected':
    'Microsoft hesabı tanıyor ama posta kutusunu açmıyor. Olası nedenler: çok fazla bağlantı, lisans yok, IMAP kapalı ya da paylaşılan kutunun adı yanlış. Bunları Microsoft 365 yönetim merkezinde kontrol edin; Bilet aralıklarla yeniden dener.',
  'fault.bandwidth-exceeded':
    'Sağlayıcının günlük posta okuma sınırı doldu. Sağlayıcı yeniden izin verince okuma sürer. Bu kutuyu daha az program okusun.',
  'fault.sign-in-throttled':
    'Kısa sürede çok fazla oturum açıldığı için sağlayıcı geçici olarak engelliyor. Parola doğru olabilir; Bilet bekleyip yeniden dener.',
  'fault.throttled':
    'Sunucu isteklerimizi sınırlıyor. Otomatik olarak yeniden denenecek; yapmanız gereken bir şey yok.',
  'fault.folder-in-use': 'Klasörü şu anda başka bir program kullanıyor. Otomatik olarak yeniden denenecek.',
  'fault.server-busy':
    'Sunucu meşgul ya da bakımda. Otomatik olarak yeniden denenecek; uzun sürerse sağlayıcıya sorun.',
  'fault.app-password-needed':
    'Bu sağlayıcı normal parolanızı kabul etmiyor. İki adımlı doğrulamayı açın, bir uygulama parolası oluşturup onu girin.',
  'fault.app-password-needed.gmail':
    'Google normal parolanızı kabul etmiyor. Google ile bağlanın ya da iki adımlı doğrulamayı açıp bir uygulama parolası oluşturun ve onu girin.',
  'fault.app-password-needed.icloud':
    'Apple normal parolanızı kabul etmiyor. account.apple.com adresinde uygulamaya özel bir parola oluşturup onu girin.',
  'fault.app-password-needed.yandex':
    'Yandex normal parolanızı kabul etmiyor. Yandex ID hesabınızda posta için bir uygulama parolası oluşturup onu girin.',
  'fault.web-login-needed':
    'Sağlayıcı bu oturumu olağan dışı buldu ve önce sizin oturum açmanızı istiyor. Posta kutusuna tarayıcıdan girin, istenenleri onaylayın, sonra yeniden deneyin.',
  'fault.basic-auth-blocked':
    'Microsoft artık programlardan parola kabul etmiyor. Bu kutu için “Microsoft ile bağlan” seçeneğini kullanın.',
  'fault.smtp-auth-off-tenant':
    'Programlarla e-posta gönderme (SMTP AUTH) tüm kurum için kapalı. Microsoft 365 yöneticinizden açmasını isteyin ya da “Microsoft ile bağlan” seçeneğini kullanın.',
  'fault.smtp-auth-off-mailbox':
    'Programlarla e-posta gönderme (SMTP AUTH) bu kutu için kapalı. Microsoft 365 yönetim merkezinde Posta, E-posta uygulamalarını yönet altında “Kimliği doğrulanmış SMTP” seçeneğini açın.',
  'fault.sign-in-policy':
    'Kurumunuzun bir güvenlik ilkesi bu oturumu engelliyor. Microsoft 365 yöneticinizden izin vermesini isteyin ya da “Microsoft ile bağlan” seçeneğini kullanın.',
  'fault.credentials-or-imap-off':
    'Kullanıcı adı ya da parola yanlış veya IMAP kapalı. Posta ayarlarında IMAP erişimine izin verin ve uygulama parolası girin.',
  'fault.imap-off': 'Bu hesapta IMAP kapalı. Posta kutusunun ayarlarından açın, sonra yeniden deneyin.',
  'fault.imap-off.gmail':
    'Bu hesapta IMAP kapalı. Gmail’de Ayarlar, Yönlendirme ve POP/IMAP bölümünden açın ya da Workspace yöneticinizden izin vermesini isteyin.',
  'fault.imap-off.zoho': 'Bu hesapta IMAP kapalı. Zoho Mail’de Ayarlar, Posta Hesapları, IMAP Erişimi bölümünden açın.',
  'fault.service-not-allowed':
    'Hesabın bu hizmeti kullanma izni yok. Posta ayarlarında posta programlarına izin verin ya da alan adı yöneticinizden izin vermesini isteyin.',
  'fault.account-locked':
    'Hesap geçici olarak kilitli; çoğu zaman çok sayıda hatalı oturumdan sonra olur. Sağlayıcıda kilidi açın, parolayı kontrol edin, sonra yeniden deneyin.',
  'fault.account-disabled':
    'Hesap kapatılmış ya da askıya alınmış. Sağlayıcıdan ya da yöneticinizden yeniden açmasını isteyin.',
  'fault.password-expired': 'Parolanın süresi dolmuş. Sağlayıcıda yenisini belirleyip buraya girin.',
  'fault.not-your-mailbox':
    'Parola doğru ama bu kullanıcının o kutuya erişimi yok. Yöneticinizden tam erişim isteyin ya da kullanıcı adını kontrol edin.',
  'fault.sign-in-method':
    'Sunucu, bilinen bir oturum açma yöntemi sunmuyor. Portu ve şifrelemeyi kontrol edin; sağlayıcı kendine özgü bir oturum isteyebilir.',
  'fault.contact-provider':
    'Sunucu hesabı kabul etmiyor ve sorunu yalnızca sağlayıcının çözebileceğini bildiriyor. Sağlayıcıyla iletişime geçin.',
  'fault.mailbox-credentials':
    'Kullanıcı adı ya da parola yanlış. İkisini de kontrol edin; bazı sağlayıcılar uygulama parolası ister.',
  'fault.mailbox-credentials.gmail':
    'Google kullanıcı adını ya da parolayı kabul etmedi. Google ile bağlanın ya da normal parolanız yerine 16 harflik uygulama parolasını girin.',
  'fault.mailbox-credentials.icloud':
    'Apple kullanıcı adını ya da parolayı kabul etmedi. account.apple.com adresinden aldığınız uygulamaya özel parolayı girin. Kullanıcı adı olarak adresin @ işaretinden önceki bölümünü ya da tamamını deneyin.',
  'fault.mailbox-credentials.yandex':
    'Yandex kullanıcı adını ya da parolayı kabul etmedi. Yandex ID hesabınızdan posta için aldığınız uygulama parolasını girin.',
  'fault.mailbox-credentials.zoho':
    'Zoho kullanıcı adını ya da parolayı kabul etmedi. İki adımlı doğrulama açıksa uygulama parolası gerekir; Avrupa’daki hesaplar zoho.eu adresindedir.',
  'fault.mailbox-credentials.microsoft':
    'Microsoft oturumu kabul etmedi; artık programlardan parola kabul etmiyor. “Microsoft ile bağlan” seçeneğini kullanın.',
  'fault.tls-needed': 'Sunucu parolayı yalnızca şifreli bağlantıda kabul ediyor. TLS ya da STARTTLS seçin.',
  'fault.folder-forbidden':
    'Bu kullanıcının klasörü okuma izni yok. Sahibinden ya da yöneticinizden izin isteyin veya başka bir klasör seçin.',
  'fault.folder-unselectable': 'Klasörde yalnızca başka klasörler var, e-posta yok. Onlardan birini seçin.',
  'fault.folder-missing': 'Böyle bir klasör yok. Başka bir klasör seçin ya da aynı adla yeniden oluşturun.',
  'fault.mailbox-full': 'Posta kutusu dolu. Sağlayıcıda yer açın ya da kotayı yükseltin.',
  'fault.tls-pin':
    'Sunucunun sertifikası, burada güvenilenden farklı. Yenilendiyse karşılaştırıp yenisine güvenin. Yenilenmediyse bağlantının arasına biri girmiş olabilir.',
  'fault.tls-name':
    'Sunucunun sertifikası başka bir ada ait. Sertifikada yazan adı girin ya da doğru sunucu olup olmadığını kontrol edin.',
  'fault.tls-expired': 'Sunucunun sertifikasının süresi dolmuş. Sunucunun yöneticisinden yenilemesini isteyin.',
  'fault.tls-not-yet': 'Sunucunun sertifikası henüz geçerli değil. Bu makinenin ve sunucunun saatini kontrol edin.',
  'fault.tls-self-signed':
    'Sunucu sertifikasını kendisi imzalamış; onu onaylayan bir kurum yok. Parmak izini sunucunun yöneticisiyle karşılaştırın, sonra burada güvenin.',
  'fault.tls-authority':
    'Sunucunun sertifikasını bilinen bir kurum imzalamamış. İmzalayan kurumun (CA) sertifikasını girin ya da sunucunun zincirin tamamını göndermesini sağlayın.',
  'fault.tls-revoked': 'Sunucunun sertifikası iptal edilmiş. Sunucunun yöneticisinden yenisini almasını isteyin.',
  'fault.tls-old':
    'Sunucu yalnızca güvenli olmayan eski bir şifrelemeyi destekliyor. Sunucunun yöneticisinden TLS 1.2 ya da yenisini açmasını isteyin.',
  'fault.tls-on-plain-port':
    'Bu port TLS ile başlamıyor. STARTTLS seçin ya da TLS portunu girin (IMAP için 993, SMTP için 465).',
  'fault.starttls-missing':
    'Sunucu burada STARTTLS sunmuyor; bu yüzden parola gönderilmedi. TLS’yi ve portunu seçin. Önceden sunuyorduysa bağlantının arasına biri girmiş olabilir.',
  'fault.tls': 'Güvenli bağlantı kurulamadı. Şifrelemeyi ve portu kontrol edin.',
  'fault.sender-denied':
    'Hesap bu adresten gönderemiyor. O adresle oturum açın ya da yöneticinizden izin isteyin (Farklı Gönder).',
  'fault.sign-in-missing':
    'Sunucu yalnızca oturum açanlar için e-posta gönderiyor. Gönderme için kullanıcı adı ve parola girin.',
  'fault.too-many-recipients':
    'E-postanın alıcı sayısı sağlayıcının izin verdiğinden fazla. Bir seferde daha az kişiye gönderin.',
  'fault.mail-too-large':
    'E-posta, sağlayıcının kabul ettiğinden büyük. Daha az ya da daha küçük dosya veya bir bağlantı gönderin.',
  'fault.recipient-full':
    'Alıcının posta kutusu dolu. Alıcıya başka bir yoldan ulaşın ya da e-postayı daha sonra yeniden gönderin.',
  'fault.sending-limit':
    'Sağlayıcının gönderme sınırı doldu. Bekleyen e-postalar, sağlayıcı yeniden izin verince gönderilir. Sık oluyorsa sınırı yükselttirin.',
  'fault.sender-blocked':
    'Sağlayıcı bu hesaptan gönderimi engellemiş; çoğu zaman spam yüzünden olur. Parolayı değiştirin, sonra sağlayıcıdan engeli kaldırmasını isteyin.',
  'fault.host-refused':
    'Bu sunucu kullanılamaz: adı bilinmiyor ya da özel bir ağda. Sistem yöneticiniz izin verebilir.',
  'fault.host-unknown': 'Bu adda bir sunucu yok. Yazımını kontrol edin.',
  'fault.connection-refused': 'Bu portta yanıt veren yok. Portu kontrol edin; güvenlik duvarı engelliyor olabilir.',
  'fault.network-away': 'Sunucuya buradan ulaşılamıyor. Bu makinenin ağını ve sunucunun adresini kontrol edin.',
  'fault.plain-on-tls-port':
    'Bu port en baştan TLS ister. TLS seçin ya da STARTTLS portunu girin (IMAP için 143, SMTP için 587).',
  'fault.turned-away':
    'Sunucu bağlantıyı oturum açılmadan reddediyor. Adını ve portu kontrol edin; bu makinenin adresini engelliyor olabilir.',
  'fault.no-mail-server': 'Yanıt veren bir sunucu var ama posta sunucusu değil. Adını ve portu kontrol edin.',
  'fault.connection-timeout':
    'Sunucu zamanında yanıt vermiyor. Adını ve portu kontrol edin; güvenlik duvarı engelliyor olabilir.',
  'fault.connection-lost':
    'Sunucu bağlantıyı kapatıyor. Otomatik olarak yeniden denenecek; sürerse portu ve şifrelemeyi kontrol edin.',
  'fault.mailbox-unreachable': 'Sunucu yanıt vermiyor. Adını, portu ve şifrelemeyi kontrol edin.',
  'sign-in.again': 'Yeniden oturum aç',
  'sending.held': 'Buradan şu anda e-posta gönderilemiyor.',
  'sending.meanwhile': 'Yanıtlar bekliyor, sorun giderilince gönderilir.',
  'certificate.names': 'Adlar',
  'certificate.dates': 'Geçerlilik',
  'certificate.from-until': '{from} – {until}',
  'certificate.issuer': 'İmzalayan',
  'certificate.fingerprint': 'Parmak izi (SHA-256)',
  'certificate.trust': 'Bu sertifikaya güven',
  trust: 'Sertifika',
  'trust.usual': 'Bilinen bir kurumdan',
  'trust.ca': 'Kendi kurumumuzdan (CA)',
  'trust.pin': 'Yalnızca bu sertifika (sabitlenmiş)',
  'trust.ca.text': 'Kurumun sertifikası (PEM)',
  'trust.pin.text': 'Sertifikanın SHA-256 parmak izi',
};
