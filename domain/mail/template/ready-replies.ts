/** Canned replies that are ready to be taken, in both languages: what nearly every company is asked. Pure. */
import type { Language } from '../../text/language.ts';

/** What a reply is about, and its words; square brackets are blanks that are filled in before it is sent. */
type Ready = { name: Record<Language, string>; text: Record<Language, string> };

export const READY_REPLIES = {
  tracking: {
    name: { tr: 'Kargo takip numarası', en: 'Tracking number' },
    text: {
      tr: 'Merhaba {salutation},\n\nSiparişiniz kargoya verildi. Takip numaranız: [numara]\n\nBaşka bir sorunuz olursa bu e-postayı yanıtlamanız yeterlidir.',
      en: 'Dear {salutation},\n\nYour order is on its way. Your tracking number: [number]\n\nIf there is anything else, just reply to this email.',
    },
  },
  return: {
    name: { tr: 'İade başlatıldı', en: 'Return started' },
    text: {
      tr: 'Merhaba {salutation},\n\nİadeniz başlatıldı. Ürünü [kargo firması] şubesine [kod] koduyla ücretsiz bırakabilirsiniz. Ürün bize ulaşınca ödemeniz [gün] gün içinde geri yapılır.',
      en: 'Dear {salutation},\n\nYour return has been started. You can hand the item in at [carrier], free of charge, with the code [code]. Once it has reached us, you are refunded within [days] days.',
    },
  },
  invoice: {
    name: { tr: 'Faturanız ektedir', en: 'Your invoice' },
    text: {
      tr: 'Merhaba {salutation},\n\n[fatura numarası] numaralı faturanız ektedir.',
      en: 'Dear {salutation},\n\nYour invoice [invoice number] is attached.',
    },
  },
  question: {
    name: { tr: 'Biraz daha bilgi gerekiyor', en: 'We need to know a little more' },
    text: {
      tr: 'Merhaba {salutation},\n\nYardımcı olabilmemiz için [gereken bilgi] gerekiyor. Bu e-postayı yanıtlayarak iletebilirsiniz.',
      en: 'Dear {salutation},\n\nTo help you we need [what is needed]. Just reply to this email.',
    },
  },
  working: {
    name: { tr: 'Üzerinde çalışıyoruz', en: 'We are working on it' },
    text: {
      tr: 'Merhaba {salutation},\n\nTalebinizle ilgileniyoruz. [ne yapıldığı]. En geç [gün ve saat] size yeniden yazacağız.',
      en: 'Dear {salutation},\n\nWe are working on your request. [What has been done]. You will hear from us by [day and time].',
    },
  },
  thanks: {
    name: { tr: 'Teşekkür', en: 'Thank you' },
    text: {
      tr: 'Merhaba {salutation},\n\nGeri bildiriminiz için teşekkür ederiz. Başka bir konuda yardıma ihtiyacınız olursa bize yazmanız yeterli.\n\n{agent}',
      en: 'Dear {salutation},\n\nThank you for letting us know. If we can help with anything else, just write to us.\n\n{agent}',
    },
  },
} as const satisfies Record<string, Ready>;

export type ReadyReply = keyof typeof READY_REPLIES;
export const READY_REPLY_NAMES = Object.keys(READY_REPLIES) as ReadyReply[];
