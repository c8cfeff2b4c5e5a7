/** What the API calls each problem, in both languages; the desk shows the same words. A missing one does not compile. */
import type { ProblemCode } from '../../domain/problem.ts';
import type { Language } from '../../domain/text/language.ts';

const TITLES: Record<ProblemCode, Record<Language, string>> = {
  'bad-input': {
    en: 'Something entered is not right; please check the fields',
    tr: 'Girilen bilgilerde bir yanlışlık var; lütfen alanları kontrol edin',
  },
  'not-signed-in': { en: 'Please sign in', tr: 'Lütfen oturum açın' },
  'wrong-credentials': { en: 'The e-mail address or the password is wrong', tr: 'E-posta adresi veya parola yanlış' },
  'html-too-deep': {
    en: 'The formatting is nested too deep; paste it as plain text',
    tr: 'Biçimlendirme çok fazla iç içe geçmiş; düz metin olarak yapıştırın',
  },
  'empty-message': { en: 'Nothing is written yet', tr: 'Henüz bir şey yazılmadı' },
  'password-again': {
    en: 'The server, user or encryption has changed; enter the password again',
    tr: 'Sunucu, kullanıcı adı veya şifreleme değişti; parolayı yeniden girin',
  },
  'too-slow': {
    en: 'It takes too long to look through all of this; narrow it down, then try again',
    tr: 'Bunun tamamını taramak çok uzun sürüyor; daraltıp yeniden deneyin',
  },
  'wrong-password': { en: 'The present password is wrong', tr: 'Şimdiki parola yanlış' },
  forbidden: { en: 'You may not do this', tr: 'Bunu yapmaya yetkiniz yok' },
  'not-found': { en: 'This does not exist (any more)', tr: 'Böyle bir kayıt yok ya da kaldırılmış' },
  'ticket-not-found': { en: 'There is no such ticket', tr: 'Böyle bir talep yok' },
  'stale-version': {
    en: 'Somebody changed this in the meantime; look at it again, then try once more',
    tr: 'Bu arada biri bunu değiştirdi; yeniden bakın, sonra bir daha deneyin',
  },
  'wrong-transition': {
    en: 'The ticket is in a state that does not allow this',
    tr: 'Talebin durumu buna izin vermiyor',
  },
  'ticket-closed': { en: 'The ticket is closed; reopen it first', tr: 'Talep kapalı; önce yeniden açın' },
  'to-confirm': {
    en: 'Something in what you write gives reason to ask; mend it, or say that it is meant so',
    tr: 'Yazdıklarınızda sorulması gereken bir şey var; düzeltin ya da böyle kalmasını istediğinizi belirtin',
  },
  'already-owned': { en: 'Somebody else has this ticket already', tr: 'Bu talebi başka biri üstlenmiş' },
  'queue-hands-out': {
    en: 'This ticket waits in the queue of its team; whoever has room first is given it. Outside of your hours, say that you are online',
    tr: 'Bu talep ekibinin kuyruğunda bekliyor; yeri ilk açılan kişiye verilecek. Mesai dışındaysanız çevrimiçi olduğunuzu belirtin',
  },
  'promise-open': {
    en: 'The customer has a promise of ours: say first whether it was kept, or withdraw it',
    tr: 'Müşteriye verilmiş bir söz var: önce tutulup tutulmadığını belirtin ya da sözü geri alın',
  },
  'promise-ended': {
    en: 'This promise is not open any more; look at the ticket again',
    tr: 'Bu söz artık açık değil; talebe yeniden bakın',
  },
  'nothing-to-undo': {
    en: 'Something else has happened on this ticket since then; look at it and change it as it should be',
    tr: 'Bu talepte o zamandan beri başka bir şey oldu; talebe bakıp olması gerektiği gibi değiştirin',
  },
  'link-expired': { en: 'This link is no longer valid', tr: 'Bu bağlantının süresi dolmuş' },
  'in-use': {
    en: 'Mailboxes still sign in through this; have them sign in another way first',
    tr: 'Bunun üzerinden oturum açan posta kutuları var; önce onların başka yoldan oturum açmasını sağlayın',
  },
  'already-set-up': {
    en: 'There is an administrator already; please sign in',
    tr: 'Zaten bir yönetici var; lütfen oturum açın',
  },
  'no-mailbox': {
    en: 'The mailbox of this ticket was deleted, and no other answers for it; an administrator can connect the address anew',
    tr: 'Bu talebin posta kutusu silindi ve yerine yanıt veren bir kutu yok; yönetici adresi yeniden bağlayabilir',
  },
  'too-large': { en: 'This is too large', tr: 'Gönderilen içerik çok büyük' },
  'too-many-requests': {
    en: 'Too many tries; please wait a little',
    tr: 'Çok fazla deneme yapıldı; lütfen biraz bekleyin',
  },
  'in-progress': {
    en: 'The same request is still being worked on; please wait a moment',
    tr: 'Aynı istek hâlâ işleniyor; lütfen biraz bekleyin',
  },
  'key-reused': {
    en: 'This request collided with another one; please try again',
    tr: 'Bu istek başka bir istekle çakıştı; lütfen yeniden deneyin',
  },
  'mailbox-unreachable': { en: 'The mail server cannot be reached', tr: 'Posta sunucusuna ulaşılamıyor' },
  'mailbox-credentials': {
    en: 'The mail server refuses the user name or the password',
    tr: 'Posta sunucusu kullanıcı adını veya parolayı kabul etmiyor',
  },
  unavailable: {
    en: 'A part of the system does not answer; please try again shortly',
    tr: 'Sistemin bir bölümü yanıt vermiyor; lütfen birazdan yeniden deneyin',
  },
  internal: {
    en: 'Something went wrong on our side; please try again',
    tr: 'Bizden kaynaklanan bir sorun oluştu; lütfen yeniden deneyin',
  },
};

/** The title of a problem in the reader's language. */
export const problemTitle = (code: ProblemCode, language: Language): string => TITLES[code][language];
