/** Business calendars: kept in versions, filled with holidays, and counted by. */
import { expect, test } from '@jest/globals';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const selin = sessionOf(bilet, SELIN);
type Refused = { status: number; body: { code?: string; fields?: { path: string; code: string }[] } };
const fault = ({ status, body }: Refused) =>
  status === 422 ? `${body.fields?.[0]?.path} ${body.fields?.[0]?.code}` : status;

const hours = (day: number, from: string, to: string) => ({ day, from, to });
const settings = (name: string, more: object = {}) => ({
  ...{
    name,
    timeZone: 'Europe/Berlin',
    openHours: [hours(1, '09:00', '12:00'), hours(1, '13:00', '17:00')],
    holidays: [],
  },
  ...more,
});

test('a calendar is what whoever plans makes it, and whole', async () => {
  expect((await ayse.post('/calendars', settings('Berlin'))).status).toBe(403);
  const holidays = [
    { day: '2026-12-24', name: 'Heiligabend', from: '14:00' },
    { day: '2026-12-25', name: 'Weihnachten' },
  ];
  const made = await can.post('/calendars', settings('Berlin', { holidays }));
  expect(made).toMatchObject({
    status: 201,
    body: {
      version: 1,
      timeZone: 'Europe/Berlin',
      holidays: [{ from: '14:00' }, { from: null }],
      usedBy: { policies: [], teams: [], rules: [] },
    },
  });
  const refused = async (more: object) => fault(await can.post('/calendars', settings('Başka', more)));
  expect(await refused({ name: 'Berlin' })).toBe('name taken');
  expect(await refused({ timeZone: '+03:00' })).toBe('timeZone no-time-zone');
  expect(await refused({ openHours: [hours(1, '09:00', '13:00'), hours(1, '12:00', '17:00')] })).toBe(
    'openHours.1.from overlaps',
  );
  expect(await refused({ openHours: [hours(1, '17:00', '09:00')] })).toBe('openHours.0.to ends-first');
  expect(await refused({ openHours: [hours(8, '09:00', '17:00')] })).toBe('openHours.0.day too-large');
  expect(await refused({ holidays: [{ day: '2026-02-30', name: '' }] })).toBe('holidays.0.day malformed');
  expect(await refused({ holidays: [holidays[0], holidays[0]] })).toBe('holidays.1.day taken');
  expect((await ayse.get('/calendars')).body.items.map(({ name }: { name: string }) => name)).toContain('Berlin');
  expect((await can.get(`/calendars/${bilet.people.can}`)).status).toBe(404);
});

test('each change is a version, and the ones before are kept; what changes nothing is none', async () => {
  const { body: made } = await can.post('/calendars', settings('Sürümlü'));
  const path = `/calendars/${made.id}`;
  const next = await can.put(path, { ...settings('Sürümlü', { openHours: [hours(2, '08:00', '12:00')] }), version: 1 });
  expect(next.body).toMatchObject({ version: 2, openHours: [hours(2, '08:00', '12:00')] });
  expect(await can.put(path, { ...settings('Sürümlü'), version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'stale-version', version: 2 },
  });
  const same = await can.put(path, { ...settings('Sürümlü', { openHours: [hours(2, '08:00', '12:00')] }), version: 2 });
  expect(same.body.version).toBe(2);
  expect(
    await bilet.rows(
      'select version, open_hours as hours, ended_by as by from calendar_version where calendar_id = $1',
      [made.id],
    ),
  ).toEqual([{ version: 1, hours: made.openHours, by: bilet.people.can }]);
  const both = await Promise.all(
    [1, 2].map((day) =>
      can.put(path, { ...settings('Sürümlü', { openHours: [hours(day, '10:00', '11:00')] }), version: 2 }),
    ),
  );
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
});

test('holidays of Türkiye and of a file are added to those that stand, which stay as they are', async () => {
  const own = [{ day: '2027-01-01', name: 'Bizim günümüz', from: '12:00' }];
  const { body: made } = await can.post('/calendars', settings('Tatilli', { holidays: own }));
  const path = `/calendars/${made.id}/holidays`;
  expect((await ayse.post(path, { country: 'TR', years: [2027] })).status).toBe(403);
  const turkish = await can.post(path, { country: 'TR', years: [2026, 2027] });
  expect(turkish.body).toMatchObject({ version: 2, kept: 1, skipped: 0 });
  const byDay = (day: string) => turkish.body.holidays.find((one: { day: string }) => one.day === day);
  expect(byDay('2026-10-28')).toEqual({ day: '2026-10-28', name: 'Cumhuriyet Bayramı arifesi', from: '13:00' });
  expect(byDay('2027-01-01')).toEqual(own[0]);
  expect((await can.post(path, { country: 'TR', years: [2026] })).body).toMatchObject({ version: 2, added: 0 });
  expect(fault(await can.post(path, { country: 'TR', years: [2050] }))).not.toBe(200);
  const ics = [
    ...[
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261225',
      'DTEND;VALUE=DATE:20261227',
      'SUMMARY:Weih',
      ' nachten',
      'END:VEVENT',
    ],
    ...['BEGIN:VEVENT', 'DTSTART:20261231T140000', 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n');
  const read = await can.post(path, { ics });
  expect(read.body).toMatchObject({ version: 3, added: 2, kept: 0, skipped: 1 });
  expect(read.body.holidays).toContainEqual({ day: '2026-12-26', name: 'Weihnachten', from: null });
  expect(fault(await can.post(path, { ics: 'a page' }))).toBe('ics no-calendar-file');
  expect((await can.post(path, { ics: 'x'.repeat(1_048_577) })).status).toBe(422);
});

test('a calendar names the rules that ask for its hours, also deep in a condition', async () => {
  const { id } = (await can.post('/calendars', settings('Gece hattı'))).body;
  const hours = { field: 'hours', op: 'outside', value: [id] };
  const rule = {
    ...{ name: 'Mesai dışında', enabled: true, on: ['ticket-opened'], stop: false },
    when: { all: [{ field: 'subject', op: 'contains', value: ['fatura'] }, { not: { any: [hours] } }] },
    then: [{ do: 'add-tags', tags: ['gece'] }],
  };
  const made = await can.post('/rules', rule);
  expect(made.status).toBe(201);
  const usedBy = async () => (await can.get(`/calendars/${id}`)).body.usedBy.rules;
  expect(await usedBy()).toEqual([{ id: made.body.id, name: 'Mesai dışında' }]);
  await can.delete(`/rules/${made.body.id}`);
  expect(await usedBy()).toEqual([]);
});

test('rows from before holidays had names are read, and promises are counted by half days', async () => {
  const [standing] = (await selin.get('/calendars')).body.items.filter(
    ({ usedBy }: { usedBy: { teams: unknown[] } }) => usedBy.teams.length > 0,
  );
  await bilet.rows(`update calendar set holidays = '["2026-10-29"]' where id = $1`, [standing.id]);
  expect((await can.get(`/calendars/${standing.id}`)).body).toMatchObject({
    holidays: [{ day: '2026-10-29', name: '', from: null }],
    usedBy: { policies: [{ name: 'Standart' }] },
  });
  await can.post(`/calendars/${standing.id}/holidays`, { country: 'TR', years: [2026] });
  const teams = (await ayse.get('/teams')).body.items as {
    isDefault: boolean;
    calendar: { holidays: string[]; halfDays: object[] };
  }[];
  const { calendar } = teams.find(({ isDefault }) => isDefault)!;
  expect(calendar.holidays).toEqual(expect.arrayContaining(['2026-10-29', '2026-05-27']));
  expect(calendar.holidays).not.toContain('2026-10-28');
  expect(calendar.halfDays).toContainEqual({ day: '2026-10-28', from: '13:00' });
});
