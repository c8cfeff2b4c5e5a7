/** Whom a reply greets, and when it is somebody else's name. */
import { expect, test } from '@jest/globals';
import { greetedIn, greetsAnother } from '../../../domain/mail/words/greeted.ts';

const KNOWN = {
  people: ['Burak Şahin', 'burak.sahin@ornek.test', 'Elif Kaya', 'mkoc82@posta.test', 'Michael Stone'],
  ours: ['Selin Aydın', 'Ayhan Demir', 'Firma Destek', 'Acme Cloud', 'İade ekibi'],
  said: 'Merhaba, kargom gelmedi.\nSaygılarımla\nNurcan Öz',
};
const another = (text: string): boolean => {
  const greeted = greetedIn(text);
  return greeted !== null && greetsAnother(greeted, KNOWN);
};

const OTHERS = `
Merhaba Ayşe Hanım,
Merhaba Ayşe Hanım
Merhaba Ayşe,
merhaba Ayşe,
Merhabalar Mehmet Bey,
Selam Zeynep,
Selam Zeynep!
Sayın Yılmaz,
Sayın Ayşe Yılmaz,
Sayın Mehmet Bey,
SAYIN AYŞE HANIM,
Sn. Çelik,
Sevgili Deniz,
Değerli Hakan Bey,
Günaydın Okan Bey,
İyi günler Okan Bey,
İyi akşamlar Gizem Hanım,
Ayşe Hanım merhaba,
Ayşe Hanım,
Mehmet Bey iyi günler,
Merhaba, Ayşe Hanım,
Merhaba Ayşe Hanım siparişiniz yola çıktı.
Merhaba Ayşe ve Fatih,
Merhaba İrem Hanım,
Merhaba Çağrı Bey,
Sayın Av. Tuna Er,
Merhaba Su Hanım,
Merhaba Gül-Nur Hanım,
Sayın Prof. Kemal Alp,
Merhaba Ece.
Hi John,
Hi John
Hello Sarah,
Hello Sarah!
Hey Peter,
Dear Peter,
Dear Ms Smith,
Dear Mrs. Jones,
Dear Mr Brown:
Dear Dr. Watson,
Good morning Alice,
Good afternoon, Alice,
Greetings Thomas,
hi John,
HI JOHN,
Dear John and Mary,
Hello Mary-Ann,
Hi O'Brien,
Dear Susan Miller,
Hi Ahmed -
Dear Miss Green,
Hello again... no
Hi there Kevin,
Dear K. Becker,
Good evening Rose!
Hey Anna!
merhaba ahmet bey,
merhaba ayşe hanım
Sn Ahmet Yılmaz,
Sn Yıldız,
Sayın Temiz,
Sayın Hürmüz Hanım,
Merhaba Zeynep Hanım,
`;
const NOBODY_ELSE = `
Merhaba, LÜTFEN ÖNCE SÖZLEŞMEYİ OKUYUN!
Merhaba, Tamamdır!
Merhaba, Gönderdik.
Merhaba, Evet, yarın geliyor.
Merhaba, Kargoya verildi!
Hello, Done.
Hi, Refunded!
Hi, Yes, we can.
HELLO PLEASE READ THIS FIRST!
Merhaba Burak Bey,
Merhaba Burak,
MERHABA BURAK BEY,
Sayın Şahin,
Sayın Burak Şahin,
Sayin Sahin,
Merhaba Elif Hanım,
Elif Hanım merhaba,
Merhaba Burak ve Ayşe,
Merhaba Nurcan Hanım,
Nurcan Hanım,
Merhaba Koç Bey,
Merhaba,
Merhabalar,
Merhaba
Selamlar!
İyi günler,
İyi günler dileriz.
Günaydın,
Sayın Yetkili,
Sayın Müşterimiz,
Değerli müşterimiz,
Sayın İlgili,
Merhaba Arkadaşlar,
Merhaba Ekip,
Merhaba Siparişiniz yola çıktı.
Merhaba Kargo firmasıyla görüştük.
Merhaba Ürününüz hazır, bekliyoruz
Merhaba, Siparişiniz bugün kargoya verildi.
Merhaba Teşekkürler,
Merhaba Hocam,
Merhaba Efendim,
Merhaba Selin,
Merhaba Ayhan Bey,
Merhaba, ben Selin.
Merhaba Acme Cloud,
Merhaba İade ekibi,
Ayşe Hanım ile görüştüm, dönecek.
Faturanızı Mehmet Bey hazırladı.
Talebinizi aldık.
Hi Burak,
Hi Mike,
Hello Michael,
Dear Mr Stone,
Dear Mr. Sahin,
Hi all,
Hi All,
Hi Team,
Hello everyone,
Hi there,
Hello there!
Dear Sir,
Dear Sir or Madam,
Dear Customer,
Dear Valued Customer,
Hello,
Hi!
Hello again,
Good morning,
Good afternoon!
Good day,
Hi Thanks,
Hello Support,
Hi Selin,
Dear Colleagues,
To whom it may concern,
Thank you for your message.
I spoke with Sarah about it.
Your order from Peter Pan Shop is on its way.
John will call you tomorrow.
Hi, Your parcel left today.
Hello Your parcel left us today and will arrive soon
Regards, Sarah
Merhaba, Evet, Siparişiniz yolda
Merhaba, Maalesef, Ürün kalmadı.
Merhaba, Tabii, Yarın geliyor.
Merhaba, Tamam.
Merhaba, Olur, Bekliyoruz.
Hi, Yes, We can.
Hello, Unfortunately, It is sold out.
Hi, Sorry, We are late.
Hi, Absolutely, Go ahead.
Merhaba, Sipariş: 1234
Good morning, Order: 1234
Sayın Velimiz,
Sayın Bayimiz,
Sayın Öğrencimiz,
Sayın Abonemiz,
Sayın Hasta Yakını,
Değerli Üyelerimiz,
Merhaba İK Ekibi,
Dear Client,
Dear Guest,
Dear User,
Dear Member,
Dear Partner,
Dear Hiring Manager,
merhaba burak bey,
Sn Burak Şahin,
merhaba dün ayşe hanım aradı
Merhaba Selin Hanım,
`;
const lines = (text: string): string[] => text.trim().split('\n');

test.each(lines(OTHERS).filter((text) => !text.endsWith('... no')))('another is greeted by: %s', (text) => {
  expect(another(text)).toBe(true);
});

test.each(lines(NOBODY_ELSE))('nobody else is greeted by: %s', (text) => {
  expect(another(text)).toBe(false);
});

test('a colleague of that name who has no part in the ticket makes no name known', () => {
  const greeted = greetedIn('Merhaba Ayşe Hanım,')!;
  const known = { people: ['Zeynep Ak'], ours: ['İade ekibi'], said: '' };
  expect(greetsAnother(greeted, known)).toBe(true);
  expect(greetsAnother(greeted, { ...known, ours: ['Ayşe Yıldız'] })).toBe(false);
});

test('only the first lines greet', () => {
  expect(another('Merhaba,\n\nFaturanız hazır.\nÖdemeyi aldık.\nSayın Yılmaz,')).toBe(false);
  expect(another('\n\nMerhaba Ayşe Hanım,')).toBe(true);
});

test('where nobody’s name is known nobody is another', () => {
  const greeted = greetedIn('Merhaba Ayşe Hanım,')!;
  expect(greetsAnother(greeted, { people: [], ours: [], said: '' })).toBe(false);
  expect(greeted).toEqual({ at: 8, text: 'Ayşe Hanım' });
});
