import { useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import { useMe } from '../door/session.tsx';
import { setSingleKeys } from '../single-keys.ts';
import { leaveFocus } from './focus.ts';
import { useLocation } from 'wouter';
import type { View } from '../../contract/ticket/routes.ts';
import { pressLead } from './filling.ts';
import { openPalette } from './palette-store.ts';
import { takeBackLast } from './taking-back.ts';
import { layerOpens } from '../typing.ts';
import { paths } from '../paths.ts';
import { beginChord, endsChord, usePageKeys } from './page-keys.ts';

/** Second letters after `g`; the day has one too. */
export const GO: Record<string, View> = {
  u: 'unassigned',
  m: 'mine',
  t: 'team',
  o: 'open',
  s: 'snoozed',
  f: 'followup',
  b: 'breached',
  c: 'closed',
  a: 'all',
};

/** Keys that work on every page: palette, help, and `g` with a letter. Never active in text fields. */
export function useGlobalKeys(openHelp: () => void): void {
  const [, navigate] = useLocation();
  const { singleKeys } = useMe().preferences;
  useEffect(() => setSingleKeys(singleKeys), [singleKeys]);
  const go = (path: string) => {
    leaveFocus();
    navigate(path);
  };
  const askHelp = () => {
    layerOpens('surely');
    openHelp();
  };
  usePageKeys([
    // Some keyboards report the shift that makes the question mark.
    ['?', askHelp],
    ['shift+?', askHelp],
    ['/', () => openPalette()],
    ['z', takeBackLast],
    ['f', pressLead],
    ['g', beginChord],
  ]);
  useHotkeys(
    [
      ...Object.entries(GO).map(([letter, view]) => [letter, paths.view(view)] as const),
      ['d', paths.today()] as const,
      ['n', paths.notices()] as const,
    ].map(([letter, path]) => [letter, () => endsChord() && go(path), { preventDefault: false }]),
  );
  useHotkeys([['mod+K', () => openPalette()]], [], true);
}
