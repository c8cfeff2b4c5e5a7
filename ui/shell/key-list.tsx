import { Kbd } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { KEYED } from '../command/offers.ts';
import { useSay } from '../door/preferences.ts';
import { useMe } from '../door/session.tsx';
import { GO } from '../keys/global-keys.ts';
import { useLanguage } from '../language.tsx';
import type { DeskT, DeskTexts } from '../texts/index.ts';
import classes from './shell.module.css';

type Line = { keys: string[]; text: (t: DeskT) => string };
const line = (text: keyof DeskTexts & `help.${string}`, ...keys: string[]): Line => ({ keys, text: (t) => t(text) });

/** Those of the commands stand in the table of commands. */
const COMMANDS: Line[] = KEYED.map(({ key }) => ({ keys: [key.letter.toUpperCase()], text: key.help }));
const VIEWS: Line[] = Object.entries(GO).map(([letter, view]) => ({
  keys: ['G', letter.toUpperCase()],
  text: (t) => t('help.go', { view: t(`view.${view}`) }),
}));

/** All keys of the desk, by where they work. */
const PLACES = {
  list: [
    line('help.move', 'J', 'K'),
    line('help.open', 'Enter'),
    line('help.select', 'X'),
    line('help.select-on', 'Shift', 'J'),
    line('help.select-group', '*'),
    line('help.unread', 'Shift', 'U'),
  ],
  // One that is open, and in a list without one what is selected, or in the frame.
  acting: COMMANDS,
  ticket: [
    line('help.fill', 'F'),
    line('help.take-type', 'Y'),
    line('help.unread', 'Shift', 'U'),
    line('help.unfold', 'O'),
    line('help.why', 'W'),
    line('help.panel', '.'),
    line('help.back', 'Esc'),
  ],
  writing: [
    line('help.send', 'Ctrl', 'Enter'),
    line('help.send-solve', 'Ctrl', 'Shift', 'Enter'),
    line('help.canned', '/'),
    line('help.subject', 'Ctrl', 'Shift', 'K'),
    line('help.undo-sent', 'Ctrl', 'Z'),
  ],
  today: [
    line('help.move-card', 'J', 'K'),
    line('help.put-off', 'H'),
    line('help.open-card', 'O'),
    line('help.done', 'E'),
  ],
  week: [line('help.week', 'J', 'K')],
  everywhere: [
    line('help.undo', 'Z'),
    line('help.find', '/'),
    line('help.new', 'C'),
    line('help.palette', 'Ctrl', 'K'),
    line('help.help', '?'),
    line('help.go-today', 'G', 'D'),
    line('help.go-notices', 'G', 'N'),
    ...VIEWS,
  ],
} as const satisfies Record<string, readonly Line[]>;

/** However they came to be seen, in the help or on their page: it is one of the first steps. */
function useKeysSeen(): void {
  const say = useSay();
  const { sawKeys } = useMe().preferences;
  // Once: what could not be kept is tried again with the next look.
  const said = useRef(false);
  useEffect(() => {
    if (sawKeys || said.current) return;
    said.current = true;
    say({ sawKeys: true });
  }, [sawKeys, say]);
}

/** What each key does, under the name of the place where it does it; `heading`: the one below that of what it stands in. */
export function KeyList({ heading: Heading }: { heading: 'h2' | 'h3' }) {
  const { t } = useLanguage();
  useKeysSeen();
  return Object.entries(PLACES).map(([place, lines]) => (
    <section key={place} aria-label={t(`help.where.${place as keyof typeof PLACES}`)}>
      <Heading className={classes['where']}>{t(`help.where.${place as keyof typeof PLACES}`)}</Heading>
      <dl className={classes['keys']}>
        {lines.map(({ keys, text }) => (
          <div key={keys.join()} className={classes['key']}>
            <dt>{text(t)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
