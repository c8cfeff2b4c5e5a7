/** The history of a ticket names whom it speaks of. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import type { TimelineEvent } from '../../../ui/data/types.ts';
import { eventSentence } from '../../../ui/ticket/timeline/event-sentence.ts';
import { ABOUT_NOTHING } from '../../../ui/ticket/timeline/queued-events.ts';

type About = TimelineEvent['about'];
const names = { agent: () => null, team: () => null, time: () => '09:00' };
const CAN = { kind: 'agent', id: 'a', name: 'Can Demir' } as const;
const DENIZ = { kind: 'contact', id: 'c', name: 'Deniz' } as const;

const said = (
  kind: string,
  about: Partial<About>,
  data: Record<string, unknown> = {},
  actor: TimelineEvent['actor'] = CAN,
) =>
  (['en', 'tr'] as const).map((language) =>
    eventSentence(
      { version: 1, kind, at: '', recordedAt: '', actor, data, about: { ...ABOUT_NOTHING, ...about } },
      names,
      makeT(language, deskTexts),
    ),
  );

test('whose a ticket was, and whose it is', () => {
  const [from, to] = [
    { name: 'Muhasebe', address: 'muhasbe@x.test' },
    { name: '', address: 'muhasebe@xn--iek-1lab.test' },
  ];
  expect(said('set-requester', { requester: { from, to } })).toEqual([
    'Can Demir changed the requester: Muhasebe (muhasbe@x.test) → muhasebe@çiçek.test',
    'Can Demir talep sahibini değiştirdi: Muhasebe (muhasbe@x.test) → muhasebe@çiçek.test',
  ]);
  // Of before it was kept.
  expect(said('set-requester', { requester: { from: null, to: from } })[1]).toBe(
    'Can Demir talep sahibini değiştirdi: Muhasebe (muhasbe@x.test)',
  );
});

test('which address was wrong, and which is right', () => {
  const corrections = [{ wrong: 'muhasbe@x.test', right: 'muhasebe@x.test' }];
  expect(said('resend', { corrections }, { corrected: 1 })[1]).toBe(
    'Can Demir adresi düzeltip e-postayı yeniden gönderdi: muhasbe@x.test → muhasebe@x.test',
  );
  expect(said('resend', {})[1]).toBe('Can Demir e-postayı yeniden gönderdi');
});

test('who let a mail in', () => {
  expect(said('message-received', { letInBy: { id: 'a', name: 'Ayşe' } }, { from: 'closed' }, DENIZ)).toEqual([
    'Deniz wrote; the ticket is open again — Ayşe released the email from quarantine',
    'Deniz yazdı; talep yeniden açıldı — e-postayı karantinadan Ayşe çıkardı',
  ]);
});

test('with which mail the customer closed it', () => {
  expect(said('message-received', {}, { closedAs: 'solved', says: 'solved' }, DENIZ)).toEqual([
    'Deniz wrote that it is solved; the ticket was closed with this email',
    'Deniz sorunun çözüldüğünü yazdı; talep bu e-postayla kapatıldı',
  ]);
  expect(said('confirm', {}, {}, { kind: 'contact', id: null, name: null })[1]).toBe(
    'Müşteri sorunun çözüldüğünü onayladı',
  );
});

test('whose a ticket was that has ABOUT_NOTHING now, and why', () => {
  const agents = { ...names, agent: () => 'Onur Kaya' };
  const system = { kind: 'system', id: null, name: null } as const;
  const assign = (why: string) =>
    eventSentence(
      {
        ...{ version: 2, kind: 'assign', at: '', recordedAt: '', actor: system, about: ABOUT_NOTHING },
        data: { agent: null, team: null, gone: { agent: 'o', why } },
      },
      agents,
      makeT('tr', deskTexts),
    );
  expect(assign('deactivated')).toBe('Onur Kaya devre dışı bırakıldığı için talebin sorumlusu kalmadı');
  expect(assign('viewer')).toBe('Onur Kaya artık izleyici olduğu için talebin sorumlusu kalmadı');
  expect(assign('what a newer server says')).toBe('Bilet sorumluyu kaldırdı');
});

test('who blocked whom, their address or the whole domain', () => {
  expect(said('block-sender', { blocked: 'reklam@xn--kt-fkaz.test' })).toEqual([
    'Can Demir blocked reklam@kötü.test: new requests from this address are closed as spam',
    'Can Demir reklam@kötü.test adresini engelledi: bu adresten gelen yeni talepler spam olarak kapanır',
  ]);
  expect(said('block-sender', { blocked: '@satis.test' })).toEqual([
    'Can Demir blocked everyone at @satis.test: their new requests are closed as spam',
    'Can Demir @satis.test alan adının tamamını engelledi: buradan gelen yeni talepler spam olarak kapanır',
  ]);
});
