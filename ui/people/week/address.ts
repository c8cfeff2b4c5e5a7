import { useLocation, useSearch } from 'wouter';
import { paths, type WeekPlace } from '../../paths.ts';
import { mondayOf } from './pieces.ts';

const DAY = /^20\d{2}-\d{2}-\d{2}$/;

/** What the address of the page asks for, and a way to another place of it. */
export function useWeekPlace(today: string): [Required<WeekPlace>, (change: WeekPlace) => void] {
  const asked = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const dayOf = (name: string) => {
    const given = asked.get(name) ?? '';
    return DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
  };
  const place = {
    from: mondayOf(dayOf('from') ?? dayOf('day') ?? today),
    team: asked.get('team'),
    day: dayOf('day'),
    mine: asked.has('mine'),
  };
  return [place, (change) => navigate(paths.week({ ...place, ...change }), { replace: true })];
}
