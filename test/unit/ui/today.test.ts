/** Somebody's day as its page lays it out, what it comes to in one line, and where what is dropped on an hour goes. */
import { describe, expect, test } from '@jest/globals';
import { readWhen } from '../../../domain/sla/when.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { dayTime } from '../../../ui/time.ts';
import { zoneHere } from '../../../ui/zone.ts';
import { arranged, backIn, type Due, type Today } from '../../../ui/today/day.ts';
import { summaryOf } from '../../../ui/today/summary.ts';
import { offered } from '../../../ui/today/obstacle.ts';

/** A Monday in the machine's own zone: what the desk shows is always local. */
const at = (hour: number, minute = 0, days = 0): string => new Date(2026, 10, 23 + days, hour, minute).toISOString();
const ms = (hour: number, minute = 0, days = 0): number => Date.parse(at(hour, minute, days));
const due = (when: string, more: Partial<Due> = {}): Due => ({
  ...{ what: 'answer', at: when, answerBy: null, promise: null, unfit: false },
  ticket: {
    ...{ number: 1042, subject: 'Kargo', state: 'assigned', priority: 'normal' },
    contact: { id: 'c', name: 'Deniz', vip: false },
  },
  ...more,
});
const today = (dues: Due[], day: Partial<Today['day']> = {}): Today => ({
  agent: { id: 'a', name: 'Ayşe' },
  day: { from: at(9), to: at(18), ends: at(0, 0, 1), hours: [{ from: at(9), to: at(18) }], ...day },
  dues,
  complete: true,
});
const hour = (instant: number) => new Date(instant).getHours();

describe('a day', () => {
  test('has what is late first, then each hour with what is due in it, then the days that follow', () => {
    const [late, first, second, tomorrow] = [due(at(9, 30)), due(at(11, 5)), due(at(11, 55)), due(at(10, 0, 1))];
    const parts = arranged(today([late, first, second, tomorrow]), ms(10, 20));
    expect(parts.late).toEqual([late]);
    expect(parts.hours.filter(({ dues }) => dues.length > 0)).toMatchObject([{ dues: [first, second] }]);
    expect(parts.hours.map(({ from }) => hour(from))).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(parts.hours.map(({ isPast }) => isPast).indexOf(false)).toBe(1);
    expect(parts.later).toEqual([{ day: '2026-11-24', dues: [tomorrow] }]);
  });

  test('goes on beyond its work for what is due there, and begins before it', () => {
    const { hours } = arranged(today([due(at(7, 10)), due(at(20, 0))]), ms(6));
    expect([hour(hours.at(0)!.from), hour(hours.at(-1)!.from)]).toEqual([7, 20]);
    expect(hours.filter(({ isWork }) => isWork)).toHaveLength(9);
  });

  test('over midnight is one day', () => {
    const night = { from: at(22), to: at(6, 0, 1), ends: at(6, 0, 1), hours: [{ from: at(22), to: at(6, 0, 1) }] };
    const { hours, later } = arranged(today([due(at(2, 0, 1)), due(at(7, 0, 1))], night), ms(23));
    expect(hours.map(({ from }) => hour(from))).toEqual([22, 23, 0, 1, 2, 3, 4, 5]);
    expect(hours.find(({ dues }) => dues.length > 0)?.from).toBe(ms(2, 0, 1));
    expect(later).toHaveLength(1);
  });

  test('lists every promise to a customer, late ones and those of next month', () => {
    const promise = { id: 'p', text: 'Yazacağız', firstDueAt: at(9) };
    const dues = [due(at(9), { what: 'promise', promise }), due(at(9, 0, 40), { what: 'promise', promise })];
    expect(arranged(today(dues), ms(10)).promises).toEqual(dues);
  });
});

describe('a day in one line', () => {
  const line = (dues: Due[], language: 'tr' | 'en', isMine = true) =>
    summaryOf(today(dues), ms(12), { t: makeT(language, deskTexts), language, isMine });
  test.each<[string, Due[], string, string]>([
    ['free until something is due', [due(at(14, 20))], '14:20’ye kadar boşsunuz', 'You are free until 14:20'],
    ['free until tomorrow', [due(at(10, 0, 1))], 'yarın 10:00’a kadar boşsunuz', 'You are free until tomorrow 10:00'],
    [
      'late, with what comes next',
      [due(at(11)), due(at(14, 20))],
      '1 iş gecikti · sıradaki 14:20',
      '1 late · the next one 14:20',
    ],
    ['due at once', [due(at(12, 5))], 'sıradaki 12:05', 'the next one 12:05'],
    ['nothing', [], 'Bekleyen işiniz yok', 'Nothing is due'],
    [
      'more than fits',
      [due(at(12, 5), { unfit: true })],
      'sıradaki 12:05 · 1 iş güne sığmıyor (her biri 10 dk)',
      'the next one 12:05 · 1 does not fit into the day (10m each)',
    ],
  ])('%s', (_, dues, tr, en) => {
    expect([line(dues, 'tr'), line(dues, 'en')]).toEqual([tr, en]);
  });
  test('of a colleague has their name', () => {
    expect([line([due(at(14, 20))], 'tr', false), line([], 'en', false)]).toEqual([
      'Ayşe 14:20’ye kadar boş',
      'Nothing is due for Ayşe',
    ]);
  });
});

test('what is put into an hour is back as it begins, or soon when it has begun', () => {
  expect(backIn({ from: ms(15) }, ms(12, 3))).toBe(ms(15));
  expect(backIn({ from: ms(12) }, ms(12, 3))).toBe(ms(12, 10));
});

test('a time as the desk writes it is read as the same time', () => {
  const now = ms(12);
  const calendar = { timeZone: zoneHere(), openHours: [], holidays: [] };
  for (const language of ['tr', 'en'] as const)
    for (const when of [ms(15), ms(23, 55), ms(2, 0, 1), ms(9, 5, 1), ms(10, 0, 2), ms(17, 30, 6), ms(9, 0, 20)])
      expect([
        dayTime(when, now, language),
        readWhen(dayTime(when, now, language), { now, timeZone: zoneHere(), calendar }),
      ]).toEqual([dayTime(when, now, language), { kind: 'at', at: when }]);
});

describe('putting off', () => {
  const t = makeT('en', deskTexts);
  const asked = (one: Due, can: () => boolean = () => true) => {
    const heard: string[] = [];
    offered(one, { can, t, now: ms(12) }, { go: () => heard.push('goes'), refuse: (why) => heard.push(why) });
    return heard;
  };
  const promise = { id: 'p', text: 'We will write', firstDueAt: at(9) };

  test('is offered for what is still to come, and for an answer that is late', () => {
    expect(asked(due(at(13)))).toEqual(['goes']);
    expect(asked(due(at(11)))).toEqual(['goes']);
    expect(asked(due(at(13), { what: 'promise', promise }))).toEqual(['goes']);
  });

  test('is refused with the reason: a broken promise stays broken, and who only reads moves nothing', () => {
    expect(asked(due(at(11), { what: 'promise', promise }))).toEqual([t('today.broken')]);
    expect(asked(due(at(13)), () => false)).toEqual([t('why.permission')]);
  });
});
