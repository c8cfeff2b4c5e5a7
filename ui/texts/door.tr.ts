import type { Translation } from './translation.ts';
import type { en } from './door.en.ts';

/** Turkish texts of the pages before somebody is signed in. */
export const tr: Translation<typeof en> = {
  'door.claim': 'Her e-posta bir talep olur. Hiçbir talep sahipsiz kalmaz.',
  'door.sub': 'Her talebin çözülene kadar bir sorumlusu, yanıt için verilmiş bir süresi ve bir sonraki adımı vardır.',
  'sign-in.title': 'Oturum aç',
  'sign-in.text': 'Sizi yeniden görmek güzel.',
  'sign-in.do': 'Oturum aç',
  'sign-in.demo': 'Bu bir demo',
  'sign-in.demo.text':
    'Demo hesapları, Bilet’i başlattığınız terminalde yazar; veri klasöründeki run.json dosyasında da bulunur.',
  'sign-in.forgotten': 'Parolanızı mı unuttunuz?',
  'forgotten.title': 'Yeni parola',
  'forgotten.text': 'Size bir saat geçerli bir bağlantı göndeririz.',
  'forgotten.do': 'Bağlantıyı gönder',
  'forgotten.back': 'Oturum açmaya dön',
  'forgotten.asked': '{address} adresiyle bir hesap varsa bağlantı yola çıktı. Gelmesi birkaç dakika sürebilir.',
  'choose-password.title': 'Parolanızı belirleyin',
  'choose-password.text': 'Hemen oturum açılır; açık olan öteki oturumlarınız kapanır.',
  'choose-password.do': 'Belirle ve gir',
  'set-up.title': 'Bilet’e hoş geldiniz',
  'set-up.text': 'İlk yöneticiyi oluşturun. Geri kalan her şeyi Bilet’te ayarlarsınız.',
  'set-up.do': 'Oluştur ve başla',
};
