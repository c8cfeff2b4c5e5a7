/** Facts of a customer's mail, as rules see it, with what a test changes. */
import type { RoutingFacts } from '../../../domain/routing/facts.ts';

type Part<T> = { [Key in keyof T]?: T[Key] extends object ? Partial<T[Key]> & object : T[Key] };

export const facts = ({ sender, spam, ...more }: Part<RoutingFacts> = {}): RoutingFacts =>
  ({
    moment: 'ticket-opened',
    at: Date.UTC(2026, 10, 27, 9, 0),
    channel: 'email',
    recipients: ['destek@magaza.test'],
    mailbox: 'destek',
    subject: 'Kasım ayı FATURASI yanlış',
    text: 'Merhaba, bu ayın faturasında iade tutarı görünmüyor.',
    abusive: false,
    attachments: ['Fatura-11.pdf'],
    importance: 'normal',
    language: 'tr',
    type: null,
    priority: 'normal',
    tags: [],
    team: 'genel',
    owner: null,
    state: 'new',
    minutesInState: 0,
    cameAt: Date.UTC(2026, 10, 27, 9, 0),
    openCalendars: ['ofis'],
    answeredToday: {},
    ...more,
    sender: {
      ...{ name: 'Ali Yılmaz', address: 'ali@posta.musteri.test', vip: false, organisation: null, isMachine: false },
      ...sender,
    },
    spam: { marked: false, score: null, ...spam },
  }) as RoutingFacts;
