/** Letters about invoices and payments. */
import { CUSTOMERS } from '../customers.ts';
import { mark, pdf } from '../files.ts';
import type { Letter } from '../letter.ts';

const { zeynep, emre, huseyin, ipek, murat, derya, kerem, gulsen } = CUSTOMERS;

export const MONEY: Letter[] = [
  {
    key: 'fatura-iki-kez',
    from: murat,
    type: 'complaint',
    hoursAgo: 0.27,
    subject: 'Kartımdan iki kez çekim yapılmış',
    text: `Merhaba,

Bu ayki üyelik ücreti kartımdan iki kez tahsil edilmiş: 149,90 TL + 149,90 TL. Ekstreyi ekledim. Fazla çekilen tutarın iadesini rica ediyorum.

Murat Kılıç`,
    files: [
      {
        name: 'hesap ekstresi - kasım.pdf',
        mediaType: 'application/pdf',
        content: pdf(['HESAP EKSTRESI', '03.11  ÜYELIK  149,90 TL', '03.11  ÜYELIK  149,90 TL']),
      },
    ],
  },
  {
    key: 'fatura-kesilmedi',
    from: kerem,
    type: 'request',
    hoursAgo: 0.99,
    subject: 'Ekim ayı faturası elimize ulaşmadı',
    text: `Merhaba,

Ekim ayına ait faturamız e-arşivde görünmüyor. Muhasebemiz dönemi kapatacağı için bugün iletmenizi rica ederim.

Vergi dairesi ve numaramız değişmedi.

İyi çalışmalar,
Kerem Güneş
Örnek Mağaza A.Ş.`,
    html: `<div style="font-family:Calibri,sans-serif;font-size:11pt"><p>Merhaba,</p><p>Ekim ayına ait faturamız e-arşivde görünmüyor. Muhasebemiz dönemi kapatacağı için <b>bugün</b> iletmenizi rica ederim.</p><p>Vergi dairesi ve numaramız değişmedi.</p><p>İyi çalışmalar,</p><table><tr><td><img src="cid:imza@ornek-magaza.test" alt="Örnek Mağaza" width="48" height="48"></td><td style="padding-left:8px"><b>Kerem Güneş</b><br><span style="color:#666666">Örnek Mağaza A.Ş.</span></td></tr></table></div>`,
    files: [{ name: 'image001.png', mediaType: 'image/png', content: mark(), contentId: 'imza@ornek-magaza.test' }],
  },
  {
    key: 'fatura-unvan',
    from: derya,
    type: 'request',
    hoursAgo: 1.98,
    subject: 'YNT: Fatura ünvan düzeltmesi',
    text: `Merhaba,

Aşağıdaki yazışmaya istinaden: faturadaki ünvanımız eksik yazılmış, “Örnek Mağaza Ticaret A.Ş.” olmalı. Düzeltip yeniden gönderir misiniz?

Derya Öztürk

-----Özgün İleti-----
Kimden: Bilet Destek <destek@bilet.test>
Gönderilen: 2 Kasım 2026 Pazartesi 10:12
Kime: Derya Öztürk <derya.ozturk@ornek-magaza.test>
Konu: Fatura

Sayın Öztürk, faturanız ektedir.`,
    headers: { 'X-Mailer': 'Microsoft Outlook 16.0', 'Content-Language': 'tr' },
  },
  {
    key: 'taksit',
    from: ipek,
    type: 'question',
    hoursAgo: 2.43,
    subject: 'Taksit seçenekleri',
    text: `Merhaba, buzdolabı alırken hangi kartlara vade farksız taksit yapıyorsunuz? Sitede yalnızca iki banka görünüyor, benimki yok.`,
  },
  {
    key: 'odeme-hatasi',
    from: emre,
    type: 'complaint',
    hoursAgo: 1.17,
    subject: 'Ödeme sayfasında hata: “İşlem reddedildi (96)”',
    text: `Üç farklı kartla denedim, hepsinde aynı hata. Bankam kartlarda sorun olmadığını söylüyor. Sepetimdeki indirim bu gece bitiyor, lütfen yardımcı olun.

Emre`,
  },
  {
    key: 'iban',
    from: huseyin,
    type: 'question',
    hoursAgo: 3.15,
    subject: 'Havale için IBAN',
    text: `Kapıda ödeme yerine havale ile ödemek istiyorum. IBAN numaranızı ve açıklamaya ne yazmam gerektiğini bildirir misiniz?`,
  },
  {
    key: 'kurumsal-fiyat',
    from: derya,
    type: 'question',
    hoursAgo: 3.33,
    subject: 'Kurumsal fiyat listesi 2027',
    text: `Merhaba, 2027 yılı kurumsal fiyat listeniz hazır olduğunda paylaşır mısınız? Bütçe toplantımız ay sonunda.

Derya Öztürk`,
  },
  {
    key: 'kupon',
    from: zeynep,
    type: 'complaint',
    hoursAgo: 1.35,
    subject: 'KIŞ20 kuponu çalışmıyor',
    text: `Bültende duyurduğunuz KIŞ20 kodunu giriyorum, “kupon geçersiz” diyor. Kampanya 30 Kasım’a kadar geçerli yazıyordu.

Zeynep Arslan <https://musteri.test/zeynep>`,
    html: `<div dir="ltr"><p>Bültende duyurduğunuz <b>KIŞ20</b> kodunu giriyorum, “kupon geçersiz” diyor. Kampanya 30 Kasım’a kadar geçerli yazıyordu.</p><p><a href="https://musteri.test/zeynep">Zeynep Arslan</a></p></div>`,
  },
  {
    key: 'abonelik-iptal',
    from: gulsen,
    type: 'request',
    hoursAgo: 77,
    subject: 'Üyeliğimi sonlandırmak istiyorum',
    text: `Merhaba, premium üyeliğimin bu ay sonunda yenilenmemesini istiyorum. Uygulamada iptal düğmesini bulamadım. İşlem yapıldığında bilgi verirseniz sevinirim.

Gülşen Koç`,
  },
  {
    key: 'fatura-filtrede',
    from: gulsen,
    type: 'request',
    hoursAgo: 2.52,
    subject: 'ACİL!!! faturamın kopyası lazım',
    // The filter of a mail server errs, too: its ticket is one to bring back.
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Status': 'Yes, score=5.6 required=5.0 tests=SUBJ_ALL_CAPS,URGENT' },
    text: `Merhaba, yarın sabah vergi dairesine gideceğim, 10377 numaralı siparişimin faturasının kopyasını gönderir misiniz?

Gülşen Koç`,
  },
];
