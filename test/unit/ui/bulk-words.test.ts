/** What a command for many tickets is said to have done. */
import { describe, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { instantAt } from '../../../domain/wall-time.ts';
import { type BulkCommand, bulkWords } from '../../../ui/command/bulk-words.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { zoneHere } from '../../../ui/zone.ts';

const ME = '0b0e5a3e-9d1c-4b8e-8f3a-1f1c2d3e4f50';
const MERT = { id: '1c1f6b4f-0e2d-4c9f-9a4b-2a2d3e4f5061', name: 'Mert' };
const TEAM = { id: '2d2f7c5f-1f3e-4daf-8b5c-3b3e4f506172', name: 'İade' };
const at = new Date(instantAt({ year: 2026, month: 11, day: 30, hour: 9, minute: 0 }, zoneHere())).toISOString();

describe('what was done with many tickets', () => {
  test.each<[BulkCommand, string, string]>([
    [{ kind: 'set-priority', priority: 'high' }, '12 tickets: priority high', '12 talep yüksek önceliğe alındı'],
    [{ kind: 'set-type', type: 'request' }, '12 tickets: type request', '12 talep “istek” türüne alındı'],
    [{ kind: 'archive' }, '12 tickets: archived', '12 talep arşivlendi'],
    [{ kind: 'resolve' }, '12 tickets: resolved', '12 talep çözüldü'],
    [{ kind: 'reopen' }, '12 tickets: reopened', '12 talep yeniden açıldı'],
    [{ kind: 'wake' }, '12 tickets: snooze ended', '12 talep ertelemeden çıkarıldı'],
    [{ kind: 'mark-spam' }, '12 tickets: closed as spam', '12 talep spam olarak kapatıldı'],
    [{ kind: 'mark-unread' }, '12 tickets: marked as unread', '12 talep okunmadı olarak işaretlendi'],
    [{ kind: 'assign', agent: ME }, '12 tickets: assigned to you', '12 talep size atandı'],
    [{ kind: 'assign', agent: MERT.id }, '12 tickets: assigned to Mert', '12 talep atandı: Mert'],
    [{ kind: 'assign', agent: null, team: TEAM.id }, '12 tickets: assigned to İade', '12 talep atandı: İade'],
    [{ kind: 'assign', agent: null }, '12 tickets: owner removed', '12 talep sorumlusuz bırakıldı'],
    [
      { kind: 'tag', add: ['iade'], remove: ['acil'] },
      '12 tickets: tag iade added, tag acil removed',
      '12 talep etiketlendi: iade, etiketinden çıkarıldı: acil',
    ],
  ])('%j', (command, en, tr) => {
    const names = { me: ME, agents: [MERT], teams: [TEAM] };
    for (const [language, said] of [
      ['en', en],
      ['tr', tr],
    ] as const) {
      const t = makeT(language, deskTexts);
      expect(t('bulk.done', { count: 12, what: bulkWords(command, t, language, names) })).toBe(said);
    }
  });

  test('names the time until which they are put aside, and by which something was promised', () => {
    const t = makeT('en', deskTexts);
    const nobody = { me: ME, agents: [], teams: [] };
    const snooze = { kind: 'snooze', until: at, dueAt: at, reason: 'x' } as const;
    expect(bulkWords(snooze, t, 'en', nobody)).toMatch(/^snoozed until .*09:00$/);
    expect(bulkWords({ kind: 'promise', text: 'x', dueAt: at }, t, 'en', nobody)).toMatch(/^promise due .*09:00$/);
    // Whoever cannot be named has them all the same.
    expect(bulkWords({ kind: 'assign', agent: MERT.id }, t, 'en', nobody)).toBe('assigned');
  });
});
