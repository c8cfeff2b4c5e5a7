import type { Translation } from './translation.ts';
import type { en } from './problem.en.ts';

/** Turkish texts of refusals, by the code of the problem. */
export const tr: Translation<typeof en> = {
  'problem.bad-input': 'Girdiğiniz bilgilerde bir yanlışlık var. Lütfen alanları denetleyin.',
  'problem.not-signed-in': 'Oturumunuz sona erdi. Lütfen yeniden oturum açın.',
  'problem.wrong-credentials': 'E-posta adresi veya parola yanlış.',
  'problem.wrong-password': 'Şimdiki parola yanlış.',
  'problem.forbidden': 'Rolünüz buna izin vermiyor.',
  'problem.not-found': 'Böyle bir kayıt yok ya da kaldırılmış.',
  'problem.ticket-not-found': 'Böyle bir talep yok.',
  'problem.stale-version': 'Bu arada biri bu talebi değiştirdi. Yeniden bakın, sonra bir daha deneyin.',
  'problem.wrong-transition': 'Talebin durumu buna izin vermiyor.',
  'problem.ticket-closed': 'Talep kapalı; önce yeniden açın.',
  'problem.link-expired': 'Bu bağlantının süresi dolmuş.',
  'problem.already-set-up': 'Zaten bir yönetici var. Lütfen oturum açın.',
  'problem.too-large': 'Gönderdiğiniz içerik çok büyük.',
  'problem.too-many-requests': 'Çok fazla deneme yapıldı. Lütfen biraz bekleyin.',
  'problem.in-progress': 'Aynı istek hâlâ işleniyor. Lütfen biraz bekleyin.',
  'problem.key-reused': 'Bu istek başka bir istekle çakıştı. Lütfen yeniden deneyin.',
  'problem.mailbox-unreachable': 'Posta sunucusuna ulaşılamıyor.',
  'problem.mailbox-credentials': 'Posta sunucusu kullanıcı adını veya parolayı kabul etmiyor.',
  'problem.unavailable': 'Sunucu şu anda yanıt vermiyor. Hiçbir şey kaybolmadı; lütfen birazdan yeniden deneyin.',
  'problem.internal': 'Bizden kaynaklanan bir sorun oluştu. Lütfen yeniden deneyin.',
};
