/** Short letters of the weeks before, whose kind the demo's agents have set: what kinds of message are learned from. */
import type { TicketType } from '../../../domain/ticket/ticket.ts';

/** Subject and words. */
type Lines = readonly (readonly [string, string])[];

export const PAST: Readonly<Record<TicketType, Lines>> = {
  question: [
    [
      'Kargo ne zaman gelir?',
      'Merhaba, dün verdiğim sipariş ne zaman gelir? Kargo takip numarasını nereden görebilirim?',
    ],
    [
      'Değişim hakkında',
      'Selam, aldığım mont büyük geldi. Değişim için ne yapmam gerekiyor, kargo ücretini kim ödüyor?',
    ],
    ['Taksit', 'Merhaba, çamaşır makinesine kaç taksit yapıyorsunuz? Hangi kartlara vade farkı var?'],
    ['Kampanya ne zaman bitiyor?', 'Slm, hafta sonu kampanyası bitti mi, yoksa pazar akşamı da geçerli mi?'],
    ['Havale ile ödeme', 'Siparişimi havale ile ödeyebilir miyim? Açıklamaya ne yazmam gerekiyor?'],
    ['Hediye paketi', 'Merhaba, hediye paketi yapıyor musunuz, ücreti ne kadar? Not eklenebiliyor mu?'],
    ['Garanti süresi', 'Merhaba, süpürgenin garantisi kaç yıl? Pil de garanti kapsamında mı?'],
    ['Stok durumu', 'Lacivert olanı stoğa ne zaman girecek? Mağazadan teslim alma seçeneği var mı?'],
    ['Fırının programları', 'Kılavuzda anlatılan hızlı ısıtma programını menüde bulamadım, nereden açılıyor?'],
    ['Fiyat listesi', 'Merhaba, yeni fiyat listeniz ne zaman hazır olur? Kurumsal alımda indirim oluyor mu?'],
    ['Delivery time', 'Hello, how long does delivery to Izmir take? What would the shipping cost be?'],
    ['Warranty', 'Does the warranty cover the charger, and how long does it last?'],
  ],
  complaint: [
    [
      'Ürün kırık geldi',
      'Paket ezik geldi, cam kavanozun kapağı kırık çıktı. Kurye tutanak tutmadan gitti, çok üzüldüm.',
    ],
    [
      'Siparişim hâlâ gelmedi',
      'İki haftadır bekliyorum, hâlâ gelmedi. Telefonda 30 dakika bekletip kapattınız. Rezalet!',
    ],
    ['Param iade edilmedi', '15 gün önce iade ettiğim ürünün parası hâlâ yatmadı. Bankam işlem gelmediğini söylüyor.'],
    ['Yanlış ürün geldi', 'Siyah sipariş etmiştim, paketten beyaz çıktı. İkinci kez yanlış ürün gönderiyorsunuz.'],
    ['Karttan fazla çekim', 'Kartımdan fazla tutar çekilmiş, ekstrede iki kez görünüyor. Bu nasıl olur?'],
    ['Uygulama açılmıyor', 'Son güncellemeden sonra uygulama kapanıyor, yeniden kurdum değişmedi. Hata verip duruyor.'],
    ['Kupon çalışmıyor', 'Gönderdiğiniz kuponu giriyorum, geçersiz diyor. Kampanya geçerli yazıyordu, aldatıldım.'],
    ['Eksik parça', 'Kolinin içinden iki parça eksik çıktı. Eksik geldiği için kuramadım, kaç gündür bekliyorum.'],
    [
      'Ödeme sayfası hata veriyor',
      'Üç kartla denedim, hepsinde hata. Sepetim silindi, indirim de bitti. Böyle site olmaz!',
    ],
    ['İlgisiz personel', 'Mağazadaki görevli çok ilgisizdi, sorunumu dinlemeden gitti. Şikâyetçiyim.'],
    [
      'Still not delivered',
      'My parcel was promised for Monday and still has not arrived. This is the third time. Not acceptable.',
    ],
    ['Broken on arrival', 'The kettle arrived broken and nobody answers the phone. I am very disappointed.'],
  ],
  request: [
    ['Fatura kopyası', 'Merhaba, 10112 numaralı siparişimin faturasının kopyasını gönderir misiniz? Teşekkürler.'],
    ['Adresimi güncelleyin lütfen', 'Merhaba, taşındım. Kayıtlı adresimi aşağıdaki gibi günceller misiniz?'],
    ['Sipariş iptali', 'Siparişimi iptal etmek istiyorum, henüz kargoya verilmemiş. Lütfen iptal edin.'],
    ['Üyelik iptali', 'Merhaba, üyeliğimi sonlandırmak istiyorum. İşlem yapıldığında bilgi verir misiniz?'],
    ['Fatura ünvanı', 'Faturadaki ünvanımızı düzeltip yeniden göndermenizi rica ederim. Bilgiler ektedir.'],
    [
      'E-posta listesinden çıkarın',
      'Reklam e-postası istemiyorum, iznimin kaldırılmasını talep ediyorum. Lütfen listeden çıkarın.',
    ],
    ['Teklif talebi', 'Merhaba, 80 adet termos için fiyat teklifi rica ediyoruz. Teslim yeri Bursa depomuz.'],
    [
      'Ekim ekstresi',
      'Muhasebemiz dönemi kapatacak; ekim ayı ekstresini bugün iletmenizi rica ederim. İyi çalışmalar.',
    ],
    ['Toplu iade', 'Merhaba, 4 adet ürünü topluca geri göndermek istiyoruz; kurye yönlendirmenizi rica ederiz.'],
    ['Test anahtarı', 'Merhaba, entegrasyon için test anahtarı ve belgeleri iletebilir misiniz?'],
    ['Manual', 'Hello, could you send me the English manual of the oven as a PDF? Thank you.'],
    ['Invoice', 'Could you please issue the invoice to my company and send it again? Details are attached.'],
  ],
  suggestion: [
    ['Öneri: favori listesi', 'Favori listesini paylaşabilsek güzel olurdu. Eklerseniz çok kişi sevinir.'],
    ['Küçük bir öneri', 'Bir önerim var: teslimattan bir saat önce bildirseniz bütün gün beklemek zorunda kalmayız.'],
    ['Site hakkında öneri', 'Ürün sayfalarına beden tablosu eklerseniz seçmek kolaylaşır. Düzeltirseniz seviniriz.'],
    ['Uygulamaya geniş yazı', 'Yazılar küçük, büyütme seçeneği ekleseniz annem de tek başına kullanabilir.'],
    ['Karanlık ekran', 'Geceleri ekran göz alıyor, koyu renkli bir görünüm olsa daha rahat olurdu.'],
    ['Öneri: geri dönüşüm', 'Kutuları geri toplasanız çevre için güzel olur, bence çok kişi katılır.'],
    ['Bir fikir', 'Aynı ürünü sık alanlara düzenli gönderim seçeneği sunsanız daha kolay olurdu.'],
    ['Mağaza için öneri', 'Mağazada çocuklar için küçük bir oyun köşesi olsa aileler daha uzun kalır.'],
    ['Karşılaştırma', 'İki ürünü yan yana karşılaştırabilsek seçim yapmak çok daha kolay olurdu.'],
    ['Teşekkür ve öneri', 'Hızlı kargo için teşekkürler. Kutuda daha az plastik kullanırsanız sevinirim.'],
    ['Suggestion: wish list', 'I love your shop. A wish list that can be shared would help many people.'],
    ['An idea', 'It would be nice to see reviews with photos on the product pages. Even a few would help.'],
  ],
};
