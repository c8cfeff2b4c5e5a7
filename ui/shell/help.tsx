import { Kbd, Text } from '@mantine/core';
import { KEYED } from '../command/offers.ts';
import { useLanguage } from '../language.tsx';
import type { DeskT, DeskTexts } from '../texts/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useMe } from '../door/session.tsx';
import classes from './shell.module.css';

type Line = { keys: string[]; text: (t: DeskT) => string };
const line = (text: keyof DeskTexts & `help.${string}`, ...keys: string[]): Line => ({ keys, text: (t) => t(text) });

/** Those of the commands stand in the table of commands; what sends is named beside what writes. */
const COMMANDS = KEYED.map(({ key, asks }) => ({
  keys: [key.letter.toUpperCase()],
  text: key.help,
  writes: asks === 'words',
}));
const LINES: Line[] = [
  line('help.move', 'J', 'K'),
  line('help.open', 'Enter'),
  ...COMMANDS.filter(({ writes }) => writes),
  line('help.send', 'Ctrl', 'Enter'),
  ...COMMANDS.filter(({ writes }) => !writes),
  line('help.take-type', 'Y'),
  line('help.unfold', 'O'),
  line('help.why', 'W'),
  line('help.panel', '.'),
  line('help.undo', 'Z'),
  line('help.select', 'X'),
  line('help.select-on', 'Shift', 'J'),
  line('help.select-group', '*'),
  line('help.find', '/'),
  line('help.palette', 'Ctrl', 'K'),
  line('help.go-today', 'G', 'D'),
  line('help.go-unassigned', 'G', 'U'),
  line('help.go-mine', 'G', 'M'),
  line('help.go-open', 'G', 'O'),
  line('help.go-all', 'G', 'A'),
  line('help.back', 'Esc'),
  line('help.help', '?'),
];

/** All keys of the desk. */
export default function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const { singleKeys } = useMe().preferences;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('help.title')} size="lg">
      {opened && !singleKeys && (
        <Text size="sm" mb="sm">
          {t('keys.are-off')}
        </Text>
      )}
      <dl className={classes['keys']}>
        {LINES.map(({ keys, text }) => (
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
    </Dialog>
  );
}
