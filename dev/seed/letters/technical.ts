/** Letters about passwords, the app and devices, and what people would like better. */
import { CUSTOMERS } from '../customers.ts';
import { screenshot } from '../files.ts';
import type { Letter } from '../letter.ts';

const { zeynep, burak, fatma, emre, huseyin, ipek, murat, kerem } = CUSTOMERS;

export const TECHNICAL: Letter[] = [
  {
    key: 'sifre',
    from: fatma,
    type: 'request',
    hoursAgo: 39,
    subject: 'Şifremi unuttum, sıfırlama e-postası gelmiyor',
    text: `Merhaba, “şifremi unuttum”a bastım ama e-posta gelmiyor, gereksiz klasörüne de baktım. Hesabıma girmem lazım, kuponum bugün bitiyor :(`,
  },
  {
    key: 'uygulama-cokuyor',
    from: emre,
    type: 'complaint',
    hoursAgo: 0.9,
    subject: 'Uygulama sepeti açınca kapanıyor',
    text: `Merhaba,

Son güncellemeden (5.2.1) sonra sepete her dokunduğumda uygulama kapanıyor. Telefonu yeniden başlattım, uygulamayı silip kurdum, değişmedi. Ekran görüntüsü ekte.

Telefon: Galaxy S23, Android 16

Emre Çelik`,
    html: `<p>Merhaba,</p><p>Son güncellemeden (5.2.1) sonra sepete her dokunduğumda uygulama kapanıyor. Telefonu yeniden başlattım, uygulamayı silip kurdum, değişmedi. Ekran görüntüsü:</p><p><img src="cid:ekran-1@musteri.test" alt="Ekran görüntüsü" width="320"></p><p>Telefon: Galaxy S23, Android 16</p><p>Emre Çelik</p>`,
    files: [{ name: 'ekran.png', mediaType: 'image/png', content: screenshot(), contentId: 'ekran-1@musteri.test' }],
  },
  {
    key: 'kurulum',
    from: huseyin,
    type: 'question',
    hoursAgo: 31,
    subject: 'Modem kurulumu',
    text: `Aldığım modem internete çıkmıyor. Işıkların hepsi yanıyor ama “internet” ışığı kırmızı. Kılavuzda VLAN diye bir şey yazıyor, onu nereden değiştireceğim?`,
  },
  {
    key: 'garanti',
    from: burak,
    type: 'question',
    hoursAgo: 57,
    subject: 'Re: Servis kaydınız',
    text: `Merhaba, servise bıraktığım süpürgenin garanti kapsamında olup olmadığını hâlâ öğrenemedim. Faturası 2025 tarihli.

iPhone’umdan gönderildi

> Bilet Destek <destek@bilet.test> şunları yazdı (10 Kas 2026 14:05):
>
> Merhaba Burak Bey, cihazınız servisimize ulaştı.`,
  },
  {
    key: 'kullanim',
    from: ipek,
    type: 'question',
    hoursAgo: 45,
    subject: 'Fırının buhar programı nasıl açılıyor?',
    text: `Merhaba, kılavuzda 12. sayfada anlatılan buhar programını menüde bulamıyorum. Model: BF-640. Yazılım güncellemesi mi gerekiyor?`,
  },
  {
    key: 'karanlik-mod',
    from: murat,
    type: 'suggestion',
    hoursAgo: 54,
    subject: 'Öneri: uygulamaya karanlık mod',
    text: `Geceleri uygulamayı kullanırken ekran göz alıyor. Karanlık mod eklerseniz çok kişi sevinir. Bir de favori listesini paylaşabilsek güzel olurdu.`,
  },
  {
    key: 'erisilebilirlik',
    from: zeynep,
    type: 'suggestion',
    hoursAgo: 3.42,
    subject: 'Ekran okuyucuyla kullanım hakkında',
    text: `Merhaba,

Babam görme engelli ve sitenizi ekran okuyucuyla kullanıyor. Ürün görsellerinin açıklaması olmadığı için renk seçerken zorlanıyor; ödeme adımında da “devam” düğmesi yalnızca “düğme” diye okunuyor.

Bu iki noktayı düzeltirseniz alışverişini tek başına yapabilecek. İsterseniz birlikte deneyip ayrıntılı not gönderebiliriz.

Teşekkürler,
Zeynep Arslan`,
  },
  {
    key: 'entegrasyon',
    from: kerem,
    type: 'request',
    hoursAgo: 2.16,
    subject: 'Stok entegrasyonu için API anahtarı',
    text: `Merhaba,

Stok bilgisini kendi programımıza almak istiyoruz. Test ortamı için bir API anahtarı ve belgelerinizi iletebilir misiniz? Şu anda aldığımız hata:

    POST /v1/stok
    HTTP/1.1 401 Unauthorized
    {"hata": "anahtar geçersiz", "kod": 4011}

Kerem Güneş`,
  },
  {
    key: 'bildirim',
    from: fatma,
    type: 'request',
    hoursAgo: 3.24,
    subject: 'SMS gönderimini kapatın lütfen',
    text: `Günde üç SMS geliyor, istemiyorum. KVKK kapsamında ticari ileti iznimin kaldırılmasını talep ediyorum.`,
  },
  {
    key: 'bos-konu',
    from: murat,
    type: 'question',
    hoursAgo: 1.53,
    subject: '',
    text: `slm dünkü kampanya bitti mi`,
  },
];
