import type { Translation } from './translation.ts';
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
    'Bu e-posta, yanıtın bu kişiyi tanıdığımız adresten başka bir adrese gitmesini istiyor. Siz aksini seçmedikçe yanıt bilinen adrese gider.',
  'recipients.add': 'Alıcı ekle: {field}',
  'recipients.address': 'E-posta adresi',
  'recipients.drop': '{name} alıcısını çıkar',
  'recipients.reset': 'Sıfırla',
  'recipients.refused': 'Bu bir e-posta adresi değil.',
  'recipients.refused.in': '“{field}” alanında e-posta adresi olmayan bir şey var.',
  'recipients.none': 'Yanıtın kime gideceğini yazın.',
  'recipients.mark.new': 'konuşmaya son e-postayla katıldı',
  'recipients.mark.reply-to': 'e-postanın istediği yanıt adresi',
  'recipients.instead':
    'Son e-posta, yanıtın {address} adresine gitmesini istiyor; bu kişiyi tanıdığımız adres bu değil.',
  'recipients.instead.do': 'Oraya yanıtla',
  'recipients.forwarded': 'Bu e-posta iletilmiş; asıl gönderen {name}.',
  'recipients.make-requester': 'Talep sahibi yap',
  participants: 'Katılımcılar',
  'participants.more': '{name} için diğer işlemler',
  'participants.remove': 'Talepten çıkar',
};
