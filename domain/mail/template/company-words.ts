/** What our own mails say where the company has written nothing else. No Turkish ending hangs on a place that is filled. */
import type { Language } from '../../text/language.ts';
import type { TextKind } from './company-text.ts';

/** `subject`: where the thread's own cannot be repeated (docs/decisions/0010); null beneath other mails. */
type Words = { subject: string | null; text: string };

const tr: Record<TextKind, Words> = {
  acknowledgement: {
    subject: 'Talebinizi aldık',
    text: `Merhaba {name},

Bize yazdığınız için teşekkür ederiz. Talebiniz elimize ulaştı; bir arkadaşımız inceleyip size dönüş yapacak. Yanıtımız {promised} elinizde olacak.

Eklemek istediğiniz bir şey olursa bu e-postayı yanıtlamanız yeterli; böylece yazışmamız bir arada kalır.

{company}`,
  },
  'acknowledgement-out-of-hours': {
    subject: 'Talebinizi aldık',
    text: `Merhaba {name},

Bize yazdığınız için teşekkür ederiz. Talebiniz elimize ulaştı. Şu anda çalışma saatlerimizin dışındayız; mesaimiz başladığında bir arkadaşımız inceleyip size dönüş yapacak. Yanıtımız {promised} elinizde olacak.

Eklemek istediğiniz bir şey olursa bu e-postayı yanıtlamanız yeterli; böylece yazışmamız bir arada kalır.

{company}`,
  },
  'acknowledgement-again': {
    subject: 'Talebinizi aldık',
    text: `Merhaba {name},

Bu talebiniz de elimize ulaştı. Kendi takip kodu aşağıdadır. Yanıtımız {promised} elinizde olacak.

Eklemek istediğiniz bir şey olursa bu e-postayı yanıtlamanız yeterli; böylece yazışmamız bir arada kalır.

{company}`,
  },
  question: {
    subject: 'Sorununuz çözüldü mü?',
    text: `Merhaba {name},

Talebinizle ilgili çalışmamızı tamamladığımızı düşünüyoruz. Sorununuz gerçekten çözüldü mü? Tek tıklamanız yeterli:

Evet, çözüldü:
{yes}

Hayır, henüz çözülmedi:
{no}

Çözülmediyse bu e-postayı yanıtlayarak eksik kalanı da yazabilirsiniz; kaldığımız yerden devam ederiz.

{company}`,
  },
  reminder: {
    subject: 'Yanıtınızı bekliyoruz',
    text: `Merhaba {name},

Talebinizle ilgili sizden yanıt bekliyoruz. Bu e-postayı yanıtlamanız yeterli.

Sizden {closes} yanıt gelmezse talebinizi kapatacağız; kapandıktan sonra da yazabilirsiniz, kaldığımız yerden devam ederiz.

{company}`,
  },
  closing: {
    subject: 'Talebiniz kapatıldı',
    text: `Merhaba {name},

Sizden bir süredir yanıt alamadığımız için talebinizi kapattık. Konu sizin için hâlâ açıksa bu e-postayı yanıtlamanız yeterli; kaldığımız yerden devam ederiz.

{company}`,
  },
  tracking: {
    subject: null,
    text: `Bu talebin takip kodu: {code}
Lütfen yanıtlarken bu kodu silmeyin.
Talep numarası: {number}`,
  },
  signature: { subject: null, text: '' },
};

const en: Record<TextKind, Words> = {
  acknowledgement: {
    subject: 'We have received your request',
    text: `Hello {name},

Thank you for writing to us. Your request has arrived, and one of our colleagues will look at it and answer you. You will have our answer {promised}.

If you would like to add something, simply reply to this email; that keeps everything together.

{company}`,
  },
  'acknowledgement-out-of-hours': {
    subject: 'We have received your request',
    text: `Hello {name},

Thank you for writing to us. Your request has arrived. We are outside our working hours now; one of our colleagues will look at it and answer you when they are back. You will have our answer {promised}.

If you would like to add something, simply reply to this email; that keeps everything together.

{company}`,
  },
  'acknowledgement-again': {
    subject: 'We have received your request',
    text: `Hello {name},

We have received this request too. It has its own tracking code, which you find below. You will have our answer {promised}.

If you would like to add something, simply reply to this email; that keeps everything together.

{company}`,
  },
  question: {
    subject: 'Is your problem solved?',
    text: `Hello {name},

We believe your request has been dealt with. Is your problem solved? One click is enough:

Yes, it is solved:
{yes}

No, it is not solved yet:
{no}

If it is not solved, you can also reply to this email and tell us what is missing; we will continue from there.

{company}`,
  },
  reminder: {
    subject: 'We are waiting for your reply',
    text: `Hello {name},

We are waiting for your reply about your request. Simply reply to this email.

If we do not hear from you {closes}, we will close your request; you can still write to us after that, and we will continue from there.

{company}`,
  },
  closing: {
    subject: 'Your request was closed',
    text: `Hello {name},

As we have not heard from you for some time, we have closed your request. If it is still open for you, simply reply to this email; we will continue from there.

{company}`,
  },
  tracking: {
    subject: null,
    text: `The tracking code of this request: {code}
Please do not delete this code when you reply.
Request number: {number}`,
  },
  signature: { subject: null, text: '' },
};

export const WORDS: Record<Language, Record<TextKind, Words>> = { tr, en };
