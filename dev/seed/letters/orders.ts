/** Letters about parcels, returns and exchanges. */
import { CUSTOMERS } from '../customers.ts';
import { brokenBox, pdf } from '../files.ts';
import type { Letter } from '../letter.ts';

const { zeynep, burak, fatma, emre, gulsen, huseyin, ipek, derya, kerem } = CUSTOMERS;

export const ORDERS: Letter[] = [
  {
    key: 'kargo-gecikti',
    from: zeynep,
    type: 'question',
    hoursAgo: 0.54,
    subject: 'Siparişim nerede? (10482)',
    text: `Merhaba,

Geçen perşembe verdiğim 10482 numaralı sipariş üç gündür “dağıtıma hazırlanıyor” görünüyor. Cuma günü evde olmayacağım, o yüzden ne zaman geleceğini bilmem gerekiyor.

Kargo takip numarasını da paylaşabilir misiniz?

İyi günler,
Zeynep Arslan`,
  },
  {
    key: 'kargo-gecikti-ek',
    from: zeynep,
    type: 'question',
    hoursAgo: 0.36,
    follows: 'kargo-gecikti',
    subject: 'Re: Siparişim nerede? (10482)',
    text: `Bir şey daha: mümkünse teslimat adresini iş yerim olarak değiştirebilir misiniz? Levent Mah. Çarşı Cad. No: 14, Beşiktaş.

Zeynep

Zeynep Arslan <zeynep.arslan@musteri.test> şunları yazdı:

> Merhaba,
>
> Geçen perşembe verdiğim 10482 numaralı sipariş üç gündür “dağıtıma hazırlanıyor” görünüyor.`,
  },
  {
    key: 'hasarli-paket',
    from: burak,
    type: 'complaint',
    hoursAgo: 27,
    subject: 'Paket ezik geldi, ürün kırık',
    text: `Merhaba,

Bugün teslim aldığım su ısıtıcısının kutusu ezilmişti, açınca kapağının kırık olduğunu gördüm. Kurye tutanak tutmadan gitti. Fotoğrafı ekte.

Yenisiyle değiştirilmesini istiyorum.

Burak Yıldız
Sipariş no: 10497`,
    files: [{ name: 'kırık kutu.png', mediaType: 'image/png', content: brokenBox() }],
  },
  {
    key: 'cok-kizgin',
    from: huseyin,
    type: 'complaint',
    hoursAgo: 0.81,
    subject: 'REZALET!!! 3 HAFTADIR OYALANIYORUM',
    text: `ÜÇ HAFTADIR aynı cevabı alıyorum: “ilgili birime ilettik.” Hangi birim bu? Telefonda 40 dakika bekletip kapattınız.

Ya yarın öğlene kadar param iade edilir ya da tüketici hakem heyetine başvururum. Bütün yazışmaları saklıyorum.

Hüseyin Aydın
Sipariş: 10233, tutar: 4.890 TL`,
  },
  {
    key: 'iade-sureci',
    from: fatma,
    type: 'question',
    hoursAgo: 1.71,
    subject: 'İade nasıl yapılıyor?',
    text: `Selam, aldığım kazak küçük geldi, bir beden büyüğünü istesem değişim mi yapmalıyım yoksa iade edip yeniden mi sipariş vereyim? Kargo ücretini kim ödüyor?`,
  },
  {
    key: 'iade-param',
    from: emre,
    type: 'complaint',
    hoursAgo: 2.07,
    subject: 'İade ettiğim ürünün parası hâlâ yatmadı',
    text: `Merhaba, 10 gün önce iade ettiğim kulaklığın (iade kodu İD-7731) ücreti kartıma geçmedi. Bankam, tarafınızdan bir işlem gelmediğini söylüyor. Ne zaman yatacak?

Android için Outlook'u edinin`,
  },
  {
    key: 'yanlis-urun',
    from: gulsen,
    type: 'complaint',
    hoursAgo: 2.25,
    subject: 'Yanlış renk gönderilmiş',
    charset: 'iso-8859-9',
    text: `Merhaba,

Lacivert nevresim takımı sipariş etmiştim, paketten gri çıktı. Ürünü açmadım, olduğu gibi duruyor. Değişim için kargoya ne zaman verebilirim?

Saygılarımla,
Gülşen Koç`,
  },
  {
    key: 'iptal',
    from: ipek,
    type: 'request',
    hoursAgo: 0.09,
    subject: 'Siparişimi iptal edebilir miyiz?',
    text: `Az önce yanlışlıkla iki kez sipariş verdim (10511 ve 10512). 10512 olanı lütfen iptal edin, henüz kargoya verilmemiştir.

Teşekkürler
İpek

iPhone’umdan gönderildi`,
  },
  {
    key: 'adres-degisikligi',
    from: burak,
    type: 'request',
    hoursAgo: 36,
    subject: 'Adres değişikliği',
    text: `İyi akşamlar, taşındım. Kayıtlı adresimi “Çiğdem Mah. 1550. Sok. No: 7/3 Çankaya/Ankara” olarak günceller misiniz? Uygulamadan yapamadım.`,
  },
  {
    key: 'toplu-siparis',
    from: derya,
    type: 'request',
    hoursAgo: 33,
    subject: 'Şubelerimiz için acil 120 adet tedarik – Örnek Mağaza',
    text: `Merhabalar,

Örnek Mağaza zincirinin satın alma müdürüyüm; sizinle yıllık çerçeve sözleşmemiz var. Yılbaşı dönemi için 14 şubemize toplam 120 adet kablosuz kulaklık gerekiyor. Bugün mesai bitimine kadar stok ve teslim tarihi teyidi rica ediyorum; aksi hâlde başka bir tedarikçiye yönelmek zorunda kalacağız.

Konuyla doğrudan yetkili bir arkadaşın ilgilenmesini bekliyoruz. Dağıtım listesi ektedir.

Saygılarımla,
Derya Öztürk
Satın Alma Müdürü, Örnek Mağaza A.Ş.`,
    files: [
      {
        name: 'Şube dağıtım listesi.pdf',
        mediaType: 'application/pdf',
        content: pdf(['Örnek Magaza A.S.', 'Sube / Adet', 'Kadiköy: 12', 'Besiktas: 9', 'Çankaya: 14', 'Toplam: 120']),
      },
    ],
  },
  {
    key: 'magaza-iade',
    from: kerem,
    type: 'request',
    hoursAgo: 3.06,
    subject: 'Toplu iade talebi (6 adet)',
    text: `Merhaba,

Geçen ayki sevkiyattan 6 adet ürün ambalajı hasarlı olduğu için müşterilerimizce iade edildi. Topluca geri göndermek istiyoruz; iade irsaliyesini nasıl düzenlememiz gerektiğini bildirir misiniz?

Kerem Güneş
Örnek Mağaza A.Ş. – Depo`,
  },
  {
    key: 'kurye-tesekkur',
    from: fatma,
    type: 'suggestion',
    hoursAgo: 28,
    subject: 'Teşekkür ve küçük bir öneri',
    text: `Kargoyu getiren arkadaş çok nazikti, teşekkürlerimi iletirseniz sevinirim. Bir önerim var: teslimat saatini iki saatlik aralıkla bildirseniz bütün gün beklemek zorunda kalmayız.`,
  },
  {
    key: 'hediye-paketi',
    from: zeynep,
    type: 'question',
    hoursAgo: 52,
    subject: 'Hediye paketi ve not seçeneği var mı?',
    text: `Merhaba, anneme göndereceğim siparişe hediye paketi yaptırabilir miyim? Faturanın kutuya konmamasını da rica edeceğim. Küçük bir not da eklenebilirse harika olur.`,
  },
  {
    key: 'derya-sikayet',
    from: derya,
    type: 'complaint',
    hoursAgo: 1.44,
    subject: 'Kadıköy şubemize eksik koli geldi',
    headers: { Importance: 'High', 'X-Priority': '1 (Highest)' },
    text: `Merhaba,

Bu sabahki sevkiyatta Kadıköy şubemize 12 koli yerine 9 koli teslim edildi. Hafta sonu kampanyamız var, eksik kolilerin bugün yola çıkmasını bekliyoruz.

Derya Öztürk`,
  },
  {
    key: 'toptan-teklif',
    from: kerem,
    type: 'request',
    hoursAgo: 26,
    subject: 'Toptan alım için teklif',
    text: `Merhaba, bahar dönemi için 300 adet termosa fiyat teklifi rica ediyoruz. Teslim yeri Ankara depomuz.

Kerem Güneş
Örnek Mağaza A.Ş. – Depo`,
  },
];
