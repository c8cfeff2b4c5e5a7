import type { Translation } from '../translation.ts';
import type { en } from './recipients.en.ts';

/** Turkish texts of recipients: whom a mail went to, whom an answer goes to, and who takes part. */
export const tr: Translation<typeof en> = {
  'recipients.from': 'Gönderen',
  'recipients.to': 'Kime',
  'recipients.cc': 'Bilgi',
  'recipients.bcc': 'Gizli',
  'recipients.replyTo': 'Yanıt adresi',
  'recipients.subject': 'Konu',
  'recipients.hide': 'Alıcıları gizle',
  'recipients.doubt': 'Yanıt adresi farklı',
  'recipients.doubt.why':
    'Bu e-posta, yanıtın bu kişinin bildiğimiz adreslerinden farklı bir adrese gönderilmesini istiyor. Siz değiştirmezseniz yanıt bilinen adrese gider.',
  'recipients.add': 'Alıcı ekle: {field}',
  'recipients.address': 'E-posta adresi',
  'recipients.drop': 'Alıcıyı çıkar: {name}',
  'recipients.reset': 'Sıfırla',
  'recipients.refused': 'Bu bir e-posta adresi değil.',
  'recipients.refused.in': '“{field}” alanında geçersiz bir e-posta adresi var.',
  'recipients.none': 'En az bir alıcı ekleyin.',
  'recipients.mark.new': 'son e-postayla eklendi',
  'recipients.mark.reply-to': 'e-postadaki yanıt adresi',
  'recipients.instead':
    'Son e-posta, yanıtın {address} adresine gönderilmesini istiyor; bu kişi için bildiğimiz adres bu değil.',
  'recipients.instead.do': 'Oraya yanıtla',
  'recipients.forwarded': 'Bu e-posta iletilmiş; asıl gönderen {name}.',
  'recipients.make-requester': 'Talep sahibi yap',
  participants: 'Katılımcılar',
  'participants.more': '{name} için diğer işlemler',
  'participants.remove': 'Talepten çıkar',
};
