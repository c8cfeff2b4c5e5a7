/** What happens to the first tickets of the demo: who does what, in which order. A story names a letter by its key. */
import type { Priority } from '../../domain/ticket/ticket.ts';
import type { TEAMS } from './staff.ts';

type Team = (typeof TEAMS)[number];
export type Worker = 'can' | 'ayse' | 'mert' | 'onur';

export type Step =
  | { do: 'assign'; by: Worker; agent?: Worker; team?: Team }
  | { do: 'reply'; by: Worker; text: string; then?: 'await' | 'keep' | 'resolve' }
  | { do: 'note'; by: Worker; text: string }
  | { do: 'priority'; by: Worker; priority: Priority }
  | { do: 'tags'; by: Worker; tags: string[] }
  | { do: 'snooze'; by: Worker; minutes: number; dueMinutes: number; reason: string }
  /** A promise that passes while the story is told, so that the list of broken promises has an entry. */
  | { do: 'miss-a-promise'; by: Worker; reason: string }
  /** Promised for before their next shift, whenever the demo is begun: somebody has something to hand over. */
  | { do: 'due-before-next-shift'; by: Worker; reason: string }
  | { do: 'resolve' | 'archive'; by: Worker }
  | { do: 'vip'; by: Worker }
  /** The customer answers our newest mail with a quote, as mail programs do. */
  | { do: 'customer-answers'; text: string }
  /** The customer follows the link in the confirmation mail. */
  | { do: 'customer-confirms' };

const HOUR = 60;
const DAY = 24 * HOUR;

export const STORIES: readonly { letter: string; steps: readonly Step[] }[] = [
  {
    letter: 'hasarli-paket',
    steps: [
      { do: 'assign', by: 'can', agent: 'ayse', team: 'İade' },
      { do: 'tags', by: 'ayse', tags: ['hasarlı', 'kargo'] },
      {
        do: 'reply',
        by: 'ayse',
        text: 'Merhaba Burak Bey,\n\nyaşadığınız durum için çok üzgünüz. Yeni ürünü bugün kargoya veriyoruz; hasarlı olanı aynı kuryeye teslim edebilirsiniz, ücret ödemeyeceksiniz.\n\nAdresiniz sistemdekiyle aynı mı?',
      },
      {
        do: 'customer-answers',
        text: 'Merhaba Ayşe Hanım, hızlı dönüşünüz için teşekkürler. Evet, adresim aynı.\n\nBurak',
      },
      {
        do: 'note',
        by: 'ayse',
        text: 'Depo onayladı, yeni gönderi yarın çıkıyor. Kurye firmasına hasar tutanağı açıldı.',
      },
    ],
  },
  {
    letter: 'cok-kizgin',
    steps: [
      { do: 'priority', by: 'can', priority: 'urgent' },
      { do: 'assign', by: 'can', agent: 'can' },
      {
        do: 'note',
        by: 'can',
        text: 'Müşteri üç haftadır bekliyor, haklı. İade onayını muhasebeden bugün alıyorum; arkadaşlar bu talebe lütfen yanıt vermesin.',
      },
      { do: 'miss-a-promise', by: 'can', reason: 'Muhasebenin iade onayı bekleniyor' },
    ],
  },
  {
    letter: 'toplu-siparis',
    steps: [
      { do: 'vip', by: 'can' },
      { do: 'priority', by: 'can', priority: 'high' },
      { do: 'tags', by: 'can', tags: ['kurumsal', 'tedarik'] },
      { do: 'assign', by: 'can', agent: 'can' },
      {
        do: 'reply',
        by: 'can',
        then: 'keep',
        text: 'Merhaba Derya Hanım,\n\ntalebinizi bizzat takip ediyorum. 120 adedin 90’ı stoğumuzda hazır; kalanın teslim tarihini bugün mesai bitmeden yazılı olarak bildireceğim.',
      },
    ],
  },
  {
    letter: 'fatura-iki-kez',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert', team: 'Muhasebe' },
      { do: 'priority', by: 'mert', priority: 'high' },
      {
        do: 'note',
        by: 'mert',
        text: 'Sanal POS kaydında aynı dakikada iki provizyon var; ikincisi iptal edilmeli. Ref: 88231.',
      },
    ],
  },
  {
    letter: 'kurulum',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert', team: 'Teknik' },
      {
        do: 'reply',
        by: 'mert',
        then: 'resolve',
        text: 'Merhaba Hüseyin Bey,\n\nmodem arayüzünde (192.168.1.1) “Ağ > WAN” sayfasını açıp VLAN alanına 35 yazdıktan sonra kaydedin ve modemi yeniden başlatın. Işık yeşile dönecektir.',
      },
      { do: 'customer-confirms' },
    ],
  },
  {
    letter: 'sifre',
    steps: [
      {
        do: 'reply',
        by: 'ayse',
        text: 'Merhaba Fatma Hanım,\n\nsıfırlama bağlantısını yeniden gönderdim. Beş dakika içinde gelmezse kayıtlı adresinizi birlikte kontrol edelim.',
      },
      { do: 'customer-answers', text: 'Geldi, girdim. Çok teşekkür ederim!' },
      { do: 'resolve', by: 'ayse' },
    ],
  },
  {
    letter: 'iade-param',
    steps: [
      { do: 'assign', by: 'can', agent: 'ayse', team: 'İade' },
      { do: 'snooze', by: 'ayse', minutes: 1 * DAY, dueMinutes: 2 * DAY, reason: 'Bankadan iade dekontu bekleniyor' },
    ],
  },
  {
    letter: 'kurumsal-fiyat',
    steps: [
      { do: 'assign', by: 'can', agent: 'can' },
      {
        do: 'snooze',
        by: 'can',
        minutes: 3 * DAY,
        dueMinutes: 4 * DAY,
        reason: '2027 fiyat listesi perşembe günü onaylanacak',
      },
    ],
  },
  {
    letter: 'en-late',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert' },
      {
        do: 'reply',
        by: 'mert',
        text: 'Hello Mr Wilson,\n\nI am sorry about the delay. The parcel was held back at the Ankara depot; the courier promises delivery tomorrow before noon. I will check in the morning and write to you again.',
      },
      { do: 'customer-answers', text: 'Thank you, I will be at home until 2 pm.\n\nJames' },
    ],
  },
  {
    letter: 'en-invoice',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert', team: 'Muhasebe' },
      {
        do: 'reply',
        by: 'mert',
        then: 'resolve',
        text: 'Hello Mr Wilson,\n\nthe invoice was issued anew with your company’s details. You will find it in your account under “Orders”.',
      },
    ],
  },
  {
    letter: 'karanlik-mod',
    steps: [
      { do: 'tags', by: 'ayse', tags: ['öneri', 'uygulama'] },
      { do: 'priority', by: 'ayse', priority: 'low' },
      {
        do: 'reply',
        by: 'ayse',
        text: 'Merhaba Murat Bey,\n\nöneriniz için teşekkürler. Karanlık mod bir sonraki sürümde geliyor; liste paylaşımını da ürün ekibimize ilettim.',
      },
    ],
  },
  {
    letter: 'uygulama-cokuyor',
    steps: [
      { do: 'assign', by: 'can', team: 'Teknik' },
      { do: 'tags', by: 'mert', tags: ['uygulama', '5.2.1'] },
      {
        do: 'note',
        by: 'mert',
        text: 'Aynı sürümde üç kayıt daha var; geliştirme ekibine bildirdim. Geçici çözüm: web sitesinden alışveriş.',
      },
    ],
  },
  {
    letter: 'garanti',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert', team: 'Teknik' },
      {
        do: 'reply',
        by: 'mert',
        text: 'Merhaba Burak Bey,\n\nsüpürgeniz 2027 Mart ayına kadar garanti kapsamında. Onarım için ücret ödemeyeceksiniz; servis kaydınızın numarasını yazarsanız durumunu hemen sorarım.',
      },
    ],
  },
  {
    letter: 'kullanim',
    steps: [
      {
        do: 'reply',
        by: 'ayse',
        then: 'resolve',
        text: 'Merhaba İpek Hanım,\n\nbuhar programı “Pişirme > Özel” menüsünün en altında; görünmüyorsa su haznesinin takılı olduğundan emin olun.',
      },
      { do: 'customer-confirms' },
    ],
  },
  {
    letter: 'iptal',
    steps: [
      { do: 'assign', by: 'can', agent: 'ayse' },
      { do: 'note', by: 'ayse', text: '10512 depoda henüz işleme alınmamış, iptal isteğini ilettim.' },
    ],
  },
  {
    letter: 'adres-degisikligi',
    steps: [
      {
        do: 'reply',
        by: 'ayse',
        then: 'resolve',
        text: 'Merhaba Burak Bey,\n\nkayıtlı adresinizi güncelledim. Yeni evinizde güle güle oturun!',
      },
    ],
  },
  {
    letter: 'en-idea',
    steps: [
      { do: 'assign', by: 'can', agent: 'mert' },
      { do: 'tags', by: 'mert', tags: ['öneri', 'site'] },
    ],
  },
  {
    letter: 'taksit',
    steps: [
      { do: 'assign', by: 'can', agent: 'ayse' },
      { do: 'due-before-next-shift', by: 'ayse', reason: 'Muhasebe, bankanın yeni taksit listesini bekliyor' },
    ],
  },
  {
    letter: 'bildirim',
    steps: [
      { do: 'assign', by: 'can', agent: 'onur' },
      { do: 'due-before-next-shift', by: 'onur', reason: 'SMS firmasının silme onayı bekleniyor' },
    ],
  },
  { letter: 'kupon', steps: [{ do: 'assign', by: 'can', agent: 'ayse' }] },
  { letter: 'fatura-kesilmedi', steps: [{ do: 'assign', by: 'can', agent: 'mert', team: 'Muhasebe' }] },
  { letter: 'iban', steps: [{ do: 'assign', by: 'can', team: 'Muhasebe' }] },
  { letter: 'magaza-iade', steps: [{ do: 'assign', by: 'can', team: 'İade' }] },
  { letter: 'ofis-disinda', steps: [{ do: 'archive', by: 'ayse' }] },
];
