/** What a trial would change on tickets, counted and in words. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { differences, kindsOfChange, worstFirst } from '../../../ui/parts/trial/trial-changes.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const t = makeT('tr', deskTexts);
type Fate = Parameters<typeof differences>[0];
const fate = (part: Partial<Fate> = {}): Fate => ({
  ...{ team: { id: 't1', name: 'Destek' }, owner: { id: 'a1', name: 'Ayşe' }, waits: false, priority: 'normal' },
  ...{ type: null, tags: [], ending: null, replies: [], ...part },
});
const accounting = { id: 't2', name: 'Muhasebe' };

test('each thing that would be another is told with what it was', () => {
  const after = fate({ team: accounting, owner: null, waits: true, tags: ['fatura'] });
  expect(differences(fate(), after, t)).toEqual([
    { what: 'team', before: 'Destek', after: 'Muhasebe' },
    { what: 'owner', before: 'Ayşe', after: 'Kuyrukta bekler' },
    { what: 'tags', before: 'Etiket yok', after: 'fatura' },
  ]);
});

test('of what would be closed only the end is told, and counted', () => {
  const closed = fate({ ending: 'spam', owner: null });
  expect(differences(fate(), closed, t)).toEqual([
    { what: 'ending', before: 'bir kişiye verilir', after: 'spam olarak kapanır' },
  ]);
  const changes = [
    { number: 1, subject: 'Fatura', before: fate(), after: closed },
    { number: 2, subject: 'Fatura', before: fate(), after: fate({ team: accounting, owner: null }) },
    {
      number: 3,
      subject: 'Fatura',
      before: fate(),
      after: fate({ team: accounting, owner: { id: 'a2', name: 'Can' } }),
    },
  ];
  expect(kindsOfChange(changes)).toEqual([
    { kind: 'spam', count: 1 },
    { kind: 'team', count: 2 },
    { kind: 'owner', count: 1 },
    { kind: 'nobody', count: 1 },
  ]);
});

test('what nobody would have been given stands before the rest, and both keep their order', () => {
  const change = (number: number, owner: Fate['owner']) => ({
    number,
    subject: '',
    before: fate(),
    after: fate({ owner }),
  });
  const can = { id: 'a2', name: 'Can' };
  const sorted = worstFirst([change(4, can), change(3, null), change(2, can), change(1, null)]);
  expect(sorted.map(({ number }) => number)).toEqual([3, 1, 4, 2]);
});
