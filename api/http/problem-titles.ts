/** What the API calls each problem, in both languages; the desk shows the same words. A missing one does not compile. */
import type { ProblemCode } from '../../domain/problem.ts';
import type { Language } from '../../domain/text/language.ts';

const TITLES: Record<ProblemCode, Record<Language, string>> = {
  'bad-input': {
    en: 'Some of the input is not valid. Please check the fields',
    tr: 'Girilen bilgilerde bir yanlışlık var. Lütfen alanları kontrol edin',
  },
  'not-signed-in': { en: 'Please sign in', tr: 'Lütfen oturum açın' },
  'wrong-credentials': { en: 'The email address or password is wrong', tr: 'E-posta adresi ya da parola yanlış' },
  'html-too-deep': {
    en: 'The formatting is nested too deeply. Paste it as plain text',
    tr: 'Biçimlendirme çok fazla iç içe geçmiş. Düz metin olarak yapıştırın',
  },
  'empty-message': { en: 'There is no text yet', tr: 'Henüz metin yok' },
  'password-again': {
    en: 'The server, user name or encryption has changed. Enter the password again',
    tr: 'Sunucu, kullanıcı adı ya da şifreleme değişti. Parolayı yeniden girin',
  },
  'too-slow': {
    en: 'This takes too long to go through. Narrow it down and try again',
    tr: 'Tamamını taramak çok uzun sürüyor. Daraltıp yeniden deneyin',
  },
  'wrong-password': { en: 'The current password is wrong', tr: 'Şu anki parola yanlış' },
  forbidden: { en: 'You are not allowed to do this', tr: 'Bunu yapmaya yetkiniz yok' },
  'not-found': { en: 'This no longer exists', tr: 'Böyle bir kayıt yok ya da silinmiş' },
  'ticket-not-found': { en: 'There is no such ticket', tr: 'Böyle bir talep yok' },
  'stale-version': {
    en: 'Someone else has just changed this. Check it, then try again',
    tr: 'Bunu az önce başka biri değiştirdi. Kontrol edip yeniden deneyin',
  },
  'wrong-transition': {
    en: 'This is not possible in the ticket’s current state',
    tr: 'Talebin şu anki durumunda bu yapılamaz',
  },
  'ticket-closed': { en: 'The ticket is closed. Reopen it first', tr: 'Talep kapalı. Önce yeniden açın' },
  'to-confirm': {
    en: 'Something in your text needs a second look. Fix it, or confirm that you mean it',
    tr: 'Yazdıklarınızda kontrol edilmesi gereken bir şey var. Düzeltin ya da böyle kalacağını onaylayın',
  },
  'already-owned': { en: 'Someone else already has this ticket', tr: 'Bu talebi başka biri üstlenmiş' },
  'queue-hands-out': {
    en: 'This ticket is in its team’s queue and goes to the first person with room. If you are outside your hours, set your status to online',
    tr: 'Bu talep ekibinin kuyruğunda; yeri ilk açılan kişiye verilecek. Mesai dışındaysanız durumunuzu çevrimiçi yapın',
  },
  'promise-open': {
    en: 'The customer has an open promise. First mark it as kept, or withdraw it',
    tr: 'Müşteriye verilmiş açık bir söz var. Önce tutuldu olarak işaretleyin ya da geri alın',
  },
  'promise-ended': {
    en: 'This promise is no longer open. Check the ticket again',
    tr: 'Bu söz artık açık değil. Talebe yeniden bakın',
  },
  'fields-missing': {
    en: 'Before closing the ticket, fill in these fields',
    tr: 'Talebi kapatmadan önce şu alanları doldurun',
  },
  'nothing-to-undo': {
    en: 'Something else has happened on this ticket since. Check it and change what is needed',
    tr: 'Bu talepte o zamandan beri başka bir işlem yapıldı. Talebe bakıp gerekeni değiştirin',
  },
  'link-expired': { en: 'This link is no longer valid', tr: 'Bu bağlantının süresi dolmuş' },
  'in-use': {
    en: 'Mailboxes still sign in through this. Change how they sign in first',
    tr: 'Bununla oturum açan posta kutuları var. Önce onların oturum açma yöntemini değiştirin',
  },
  'already-set-up': {
    en: 'An administrator already exists. Please sign in',
    tr: 'Zaten bir yönetici var. Lütfen oturum açın',
  },
  'no-mailbox': {
    en: 'The mailbox of this ticket was deleted, and no other mailbox replies for it. An administrator can connect the address again',
    tr: 'Bu talebin posta kutusu silindi ve yerine yanıt veren bir kutu yok. Bir yönetici adresi yeniden bağlayabilir',
  },
  'too-large': { en: 'This is too large', tr: 'Gönderilen içerik çok büyük' },
  'too-many-requests': {
    en: 'Too many attempts. Please wait a moment',
    tr: 'Çok fazla deneme yapıldı. Lütfen biraz bekleyin',
  },
  'in-progress': {
    en: 'The same request is still being processed. Please wait a moment',
    tr: 'Aynı istek hâlâ işleniyor. Lütfen biraz bekleyin',
  },
  'key-reused': {
    en: 'This request conflicted with another one. Please try again',
    tr: 'Bu istek başka bir istekle çakıştı. Lütfen yeniden deneyin',
  },
  'mailbox-unreachable': { en: 'The mail server cannot be reached', tr: 'Posta sunucusuna ulaşılamıyor' },
  'mailbox-credentials': {
    en: 'The mail server rejects the user name or password',
    tr: 'Posta sunucusu kullanıcı adını ya da parolayı kabul etmiyor',
  },
  unavailable: {
    en: 'Part of the system does not respond. Please try again shortly',
    tr: 'Sistemin bir bölümü yanıt vermiyor. Lütfen birazdan yeniden deneyin',
  },
  internal: {
    en: 'Something went wrong on our side. Please try again',
    tr: 'Bizden kaynaklanan bir sorun oluştu. Lütfen yeniden deneyin',
  },
};

/** The title of a problem in the reader's language. */
export const problemTitle = (code: ProblemCode, language: Language): string => TITLES[code][language];
