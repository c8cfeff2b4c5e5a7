import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Calendar } from '../../../domain/sla/calendar.ts';
import { readWhen, type Reader, type When } from '../../../domain/sla/when.ts';
import { teamsQuery } from '../../data/queries.ts';
import { useZone } from '../../zone.ts';

const OFFICE: Omit<Calendar, 'timeZone'> = {
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: [],
};

/** What times in words are read by: now, the reader's zone, and when the team works; until that is known, as most do. */
export function useReader(team: string | undefined): Reader {
  const [now] = useState(Date.now);
  const timeZone = useZone();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const theirs = (teams.find(({ id }) => id === team) ?? teams.find(({ isDefault }) => isDefault))?.calendar;
  if (theirs === undefined) return { now, timeZone, calendar: { ...OFFICE, timeZone } };
  const halfDays = theirs.halfDays.map((half) => ({ ...half, name: '' }));
  return { now, timeZone, calendar: { ...theirs, holidays: [...theirs.holidays, ...halfDays] } };
}

/** A time in words as it is read; null while there are none. */
export const givenIn = (words: string, reader: Reader): When | null =>
  words.trim() === '' ? null : readWhen(words, reader);
export const instantIn = (read: When): number | undefined => (read.kind === 'at' ? read.at : undefined);
