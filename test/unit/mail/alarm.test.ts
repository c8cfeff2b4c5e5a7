import { expect, test } from '@jest/globals';
import { type Alarm, alarmStep } from '../../../domain/mail/alarm.ts';
import { alarmWords } from '../../../mail/write/alarm-words.ts';
import type { MailboxTrouble } from '../../../domain/mail/mailbox.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

/** A mailbox minute by minute, as the sweeper looks at it; returns what was mailed, and in which minute. */
function mailed(troubleAt: (minute: number) => MailboxTrouble | null, minutes: number): string[] {
  let alarm: Alarm | null = null;
  const told: Partial<Record<MailboxTrouble, number>> = {};
  const mails: string[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const now = minute * MINUTE_MS;
    const step = alarmStep(alarm, troubleAt(minute), told, now);
    if (step.do === 'begin') alarm = { trouble: step.trouble, beganAt: now, wellSince: null, told: false };
    if (step.do === 'go-on') alarm = { ...alarm!, trouble: step.trouble, wellSince: null };
    if (step.do === 'note-well') alarm = { ...alarm!, wellSince: now };
    if (step.do === 'tell') {
      alarm = { ...alarm!, told: true };
      told[step.trouble] = now;
      mails.push(`${step.trouble} after ${minute} min`);
    }
    if (step.do === 'end') {
      if (step.tell) mails.push(`well after ${minute} min`);
      alarm = null;
    }
  }
  return mails;
}

test('a refused sign-in is mailed after a minute, an unreachable server after a quarter of an hour', () => {
  expect(mailed(() => 'credentials', 60)).toEqual(['credentials after 1 min']);
  expect(mailed(() => 'unreachable', 60)).toEqual(['unreachable after 15 min']);
});

test('what is over sooner is mailed to nobody, and neither is its end', () => {
  expect(mailed((minute) => (minute < 10 ? 'unreachable' : null), 60)).toEqual([]);
});

test('when it works again, and that lasts, one mail says so', () => {
  expect(mailed((minute) => (minute < 30 ? 'credentials' : null), 120)).toEqual([
    'credentials after 1 min',
    'well after 32 min',
  ]);
});

test('what comes and goes all day is one mail, and one more a day later', () => {
  const flaps = (minute: number) => (minute % 10 < 7 ? ('credentials' as const) : null);
  const mails = mailed(flaps, (DAY_MS + HOUR_MS) / MINUTE_MS);
  expect(mails.filter((one) => one.startsWith('credentials'))).toHaveLength(2);
  expect(mails.filter((one) => one.startsWith('well')).length).toBeLessThanOrEqual(2);
});

test('a trouble that lasts is mailed again after a day, and another trouble by itself', () => {
  expect(mailed(() => 'consent', (DAY_MS + HOUR_MS) / MINUTE_MS)).toHaveLength(2);
  const both = mailed((minute) => (minute < 20 ? 'credentials' : 'unreachable'), 60);
  expect(both).toEqual(['credentials after 1 min', 'unreachable after 21 min']);
});

test('a flood is told in the desk alone, and silence that ends is no news', () => {
  expect(mailed(() => 'flooded', 600)).toEqual([]);
  expect(mailed((minute) => (minute < 30 ? 'silenced' : null), 120)).toEqual(['silenced after 1 min']);
});

test('of a mailbox from which nothing is sent a mail does not say that nothing is fetched', () => {
  const told = {
    kind: 'trouble',
    trouble: 'sending',
    address: 'destek@firma.test',
    beganAt: 0,
    endedAt: null,
  } as const;
  const [tr, en] = (['tr', 'en'] as const).map(
    (language) => alarmWords(language, { ...told, mails: 0, desk: '' }).text,
  );
  expect(tr).toMatch(/gönderilemiyor/);
  expect(tr).not.toMatch(/alınamıyor/);
  expect(en).toMatch(/This mailbox cannot send/);
  expect(en).not.toMatch(/fetched/);
});
