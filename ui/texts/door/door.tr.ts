import type { Translation } from '../translation.ts';
import type { en } from './door.en.ts';

/** Turkish texts of the pages before somebody is signed in. */
export const tr: Translation<typeof en> = {
  'door.claim': 'Her e-posta bir talep olur. Hiçbir talep sahipsiz kalmaz.',
  'door.sub': 'Her talebin, çözülene kadar bir sorumlusu, yanıt için bir hedefi ve bir sonraki adımı vardır.',
  'sign-in.title': 'Oturum aç',
  'sign-in.text': 'Tekrar hoş geldiniz.',
  'sign-in.do': 'Oturum aç',
  'sign-in.demo': 'Bu bir demo',
  'sign-in.demo.text':
    'Demo hesaplarını, Bilet’i başlattığınız terminalde ve veri klasöründeki run.json dosyasında bulabilirsiniz.',
  'sign-in.forgotten': 'Parolanızı mı unuttunuz?',
  'forgotten.title': 'Parolanızı sıfırlayın',
  'forgotten.text': 'Size bir saat geçerli bir bağlantı göndeririz.',
  'forgotten.do': 'Bağlantıyı gönder',
  'forgotten.back': 'Oturum açmaya dön',
  'forgotten.asked': '{address} adresiyle bir hesap varsa bağlantıyı gönderdik. Gelmesi birkaç dakika sürebilir.',
  'choose-password.title': 'Parolanızı belirleyin',
  'choose-password.text': 'Hemen oturum açarsınız; diğer cihazlardaki oturumlarınız kapanır.',
  'choose-password.do': 'Kaydet ve oturum aç',
  'set-up.title': 'Bilet’e hoş geldiniz',
  'set-up.text': 'İlk yöneticiyi oluşturun. Diğer her şeyi Bilet’te ayarlarsınız.',
  'set-up.do': 'Oluştur ve başla',
};
