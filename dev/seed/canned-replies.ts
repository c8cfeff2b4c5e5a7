/** Canned replies of the demo: what a shop is asked every day, in both languages. */
import type { Db } from '../../db/core/pool.ts';
import { type CannedReply, insertCannedReply } from '../../db/mail-out/canned-replies.ts';
import type { Known } from './routing.ts';

type Shared = Pick<CannedReply, 'name' | 'folder' | 'text' | 'actions'> & { team?: string; html?: CannedReply['html'] };
const PLAIN = { tr: '', en: '' };

const REPLIES: Shared[] = [
  {
    name: 'Kargo takip numarası',
    folder: 'Kargo',
    text: {
      tr: 'Merhaba {salutation},\n\nSiparişiniz kargoya verildi. Takip numaranız: [numara]\nTahmini teslimat: [tarih]\n\nBaşka bir sorunuz olursa bu e-postayı yanıtlamanız yeterlidir.',
      en: 'Dear {salutation},\n\nYour order has been shipped. Your tracking number: [number]\nExpected delivery: [date]\n\nIf there is anything else, just reply to this email.',
    },
    actions: [
      { do: 'add-tags', tags: ['kargo'] },
      { do: 'then', then: 'await' },
    ],
  },
  {
    name: 'Geciken kargo için özür',
    folder: 'Kargo',
    text: {
      tr: 'Merhaba {salutation},\n\nSiparişinizin gecikmesi için özür dileriz. Kargo firmasıyla görüştük; paketinizin [gün] günü elinizde olmasını bekliyoruz. Gelmezse {number} numaralı talebinizle ilgilenmeye devam edeceğiz.',
      en: 'Dear {salutation},\n\nWe are sorry that your order is late. We have talked to the carrier and expect your parcel on [day]. If it does not arrive, we will go on with your request {number}.',
    },
    actions: [
      { do: 'set-type', type: 'complaint' },
      { do: 'set-priority', priority: 'high' },
      { do: 'add-tags', tags: ['kargo', 'gecikme'] },
    ],
  },
  {
    name: 'İade başlatıldı',
    folder: 'İade',
    text: {
      tr: 'Merhaba {salutation},\n\nİadeniz başlatıldı. Ürünü [kargo firması] şubesine [kod] koduyla ücretsiz bırakabilirsiniz. Ürün bize ulaştıktan sonra ücretiniz 14 gün içinde geri ödenir.',
      en: 'Dear {salutation},\n\nYour return has been started. You can hand the item in at [carrier], free of charge, with the code [code]. Once it has reached us, you are refunded within 14 days.',
    },
    actions: [
      { do: 'add-tags', tags: ['iade'] },
      { do: 'then', then: 'await' },
    ],
  },
  {
    name: 'Faturanız ektedir',
    folder: 'Muhasebe',
    team: 'Muhasebe',
    text: {
      tr: 'Merhaba {salutation},\n\n[fatura numarası] numaralı faturanız ektedir.',
      en: 'Dear {salutation},\n\nYour invoice [invoice number] is attached.',
    },
    actions: [{ do: 'then', then: 'resolve' }],
  },
  {
    name: 'Daha fazla bilgi gerekiyor',
    folder: '',
    text: {
      tr: 'Merhaba {salutation},\n\nYardımcı olabilmemiz için [gereken bilgi] gerekiyor. Bu e-postayı yanıtlayarak iletebilirsiniz.\n\n{agent}',
      en: 'Dear {salutation},\n\nTo help you we need [what is needed]. Just reply to this email.\n\n{agent}',
    },
    actions: [{ do: 'then', then: 'await' }],
  },
];

/** Those of all and of a team, and one that is Ayşe's alone and written in Turkish only. */
export async function seedCannedReplies(db: Db, { teams, agents }: Known): Promise<void> {
  const by = agents.get('can')!;
  for (const { team, ...reply } of REPLIES)
    await insertCannedReply(db, by, {
      html: PLAIN,
      ...reply,
      ...(team === undefined
        ? { scope: 'all' as const, team: null, agent: null }
        : { scope: 'team' as const, team: teams.get(team)!, agent: null }),
    });
  const ayse = agents.get('ayse')!;
  await insertCannedReply(db, ayse, {
    ...{ name: 'Teşekkür', folder: '', scope: 'personal', agent: ayse, team: null, actions: [], html: PLAIN },
    text: { tr: '{salutation}, geri bildiriminiz için teşekkür ederiz. İyi günler dileriz.', en: '' },
  });
}
