/** The rules of the demo: spam and newsletters for nobody to do, and the three that every help desk has first. */
import type { Condition } from '../../domain/ticket/condition.ts';
import type { Action, Rule } from '../../domain/routing/rule.ts';

/** Ids of what the rules name. */
type Ids = { team: (name: string) => string; skill: (name: string) => string; calendar: string };

const rule = (name: string, when: Condition, then: Action[], stop = false): Omit<Rule, 'id' | 'version'> => ({
  ...{ name, enabled: true, on: ['ticket-opened'], when, then, stop },
});

/** In the order in which they are asked. */
export const rulesOf = ({ team, skill, calendar }: Ids): Omit<Rule, 'id' | 'version'>[] => [
  rule(
    'Spam e-posta',
    {
      any: [
        { field: 'marked-spam', op: 'is', value: [true] },
        { field: 'spam-score', op: 'at-least', value: [8] },
      ],
    },
    [{ do: 'mark-spam' }],
    true,
  ),
  rule(
    'Bültenler arşive',
    {
      any: [
        { field: 'sender', op: 'contains', value: ['bulten@', 'newsletter@', 'noreply@'] },
        { field: 'subject', op: 'has-word', value: ['bülten', 'bülteni', 'newsletter'] },
      ],
    },
    [{ do: 'archive' }],
    true,
  ),
  rule('VIP müşteri kıdemli temsilciye', { field: 'sender-vip', op: 'is', value: [true] }, [
    { do: 'need-seniority', seniority: 3 },
    { do: 'raise-priority' },
  ]),
  rule('Fatura muhasebeye', { field: 'subject', op: 'contains', value: ['fatura', 'invoice'] }, [
    { do: 'set-team', team: team('Muhasebe') },
    { do: 'add-tags', tags: ['fatura'] },
  ]),
  rule('Teklif ve toplu alım satışa', { field: 'subject', op: 'contains', value: ['teklif', 'fiyat listesi'] }, [
    { do: 'set-team', team: team('Satış') },
  ]),
  rule('İade ve değişim', { field: 'subject', op: 'contains', value: ['iade', 'değişim', 'yanlış renk'] }, [
    { do: 'set-team', team: team('İade') },
  ]),
  rule(
    'Kurulum ve uygulama tekniğe',
    { field: 'subject', op: 'contains', value: ['modem', 'kurulum', 'uygulama', 'şifre', 'api anahtarı'] },
    [
      { do: 'set-team', team: team('Teknik') },
      { do: 'need-skill', skill: skill('Ağ ve modem'), level: 2 },
    ],
  ),
  rule('Mesai dışında nöbetçiye', { field: 'hours', op: 'outside', value: [calendar] }, [
    { do: 'set-team', team: team('Nöbet') },
    { do: 'add-tags', tags: ['mesai dışı'] },
  ]),
];
