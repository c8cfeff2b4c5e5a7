/** Words of a made-up desk: names and texts as Turkish and English customers write them. */

export const TURKISH = {
  given:
    'Ayşe Fatma Zeynep Elif Emine Hatice Merve Büşra Esra İrem Gül Çağla Ece Sıla Işıl Şule Özge Nur Derya Pınar Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Ömer Yusuf Murat Emre Burak Can Deniz Oğuz Kaan Tolga Çağrı Ünal Şahin'.split(
      ' ',
    ),
  family:
    'Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Güneş Aksoy Işık Bulut Tekin Ünal Güler Avcı Taş Yalçın Bozkurt Turan Keskin Acar Gökçe Uçar Ateş'.split(
      ' ',
    ),
};

export const ENGLISH = {
  given:
    'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen'.split(
      ' ',
    ),
  family:
    'Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White Harris Clark Lewis Walker'.split(
      ' ',
    ),
};

/** One contact in twelve has this family name, which the lists do not hold. */
export const COMMON_FAMILY = 'Yılmaz';

/** What follows `Sipariş <number>` in three of ten subjects. */
export const ORDER_TOPICS = [
  'için iade talebi',
  'hâlâ kargoya verilmedi',
  'eksik geldi',
  'faturası gelmedi',
  'için adres değişikliği',
  'hakkında şikâyet',
];

export const TOPICS = [
  'Şifremi değiştiremiyorum',
  'Üyeliğimi iptal etmek istiyorum',
  'Kargo şubede bekliyor',
  'İADE KODU ÇALIŞMIYOR',
  'Ücret iki kez çekilmiş',
  'Garanti belgesi',
  'Fatura adresi yanlış',
  'Değişim yapabilir miyim?',
  'Cam şişeler kırık çıktı',
  'Öneri: koyu tema',
  'Toplu alım için fiyat teklifi',
  'Kurye yanlış kapıya bırakmış',
  'Cannot sign in',
  'Invoice for March',
  'Refund not received yet',
  'Wrong item delivered',
  'Change of delivery address',
  'Question about the warranty',
  'Discount code does not work',
  'Where is my parcel?',
];

/** A subject of one in two hundred tickets, written with the letters that upper-casing changes. */
export const PHRASE = 'IŞIKLI AYNA ÇALIŞMIYOR';

/** In one of 25 subjects that are older than a year, and in no newer one. */
export const LAST_YEAR = 'Bahar indirimi';

/** Words that about twenty subjects hold each. */
export const RARE = ['Zümrüdüanka', 'Küçükçekmece', 'periskop', 'Galata', 'xylophone'];

export const SENTENCES = [
  'Geçen hafta verdiğim siparişin hâlâ kargoya verilmediğini görüyorum.',
  'Müşteri hizmetlerini aradığımda bana yalnızca beklemem gerektiği söylendi.',
  'Ürünün kutusu ezilmiş, içindeki cam şişelerden ikisi kırılmıştı.',
  'Faturada yazan tutar ile kartımdan çekilen tutar birbirini tutmuyor.',
  'İade kodunu üç gün önce aldım; fakat şubede kimse ne yapacağını bilmiyordu.',
  'Öğleden sonra evde olacağım, kurye bana şu numaradan ulaşabilir.',
  'Hesabımın şifresini değiştirmek istediğimde sayfa hata veriyor.',
  'Çözüm bulunmazsa ücretin tarafıma geri ödenmesini rica ediyorum.',
  'The parcel was handed to a neighbour whom I do not know.',
  'I was charged twice and would like the second payment back.',
  'Please change the delivery address before it leaves the warehouse.',
  'The page shows an error each time I try to reset my password.',
  'Thank you for your quick answer, this solved it for me.',
  'Could you send the invoice again as a PDF file?',
];
