import { Kbd, Text } from '@mantine/core';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useMe } from '../door/session.tsx';
import classes from './shell.module.css';
import { singleKeysOn } from '../keys/single-keys.ts';

const KEYS: { keys: string[]; text: string }[] = [
  { keys: ['J', 'K'], text: 'help.move' },
  { keys: ['Enter'], text: 'help.open' },
  { keys: ['R'], text: 'help.reply' },
  { keys: ['N'], text: 'help.note' },
  { keys: ['Ctrl', 'Enter'], text: 'help.send' },
  { keys: ['A'], text: 'help.assign' },
  { keys: ['I'], text: 'help.take' },
  { keys: ['S'], text: 'help.resolve' },
  { keys: ['H'], text: 'help.snooze' },
  { keys: ['E'], text: 'help.archive' },
  { keys: ['Ctrl', 'K'], text: 'help.palette' },
  { keys: ['G', 'U'], text: 'help.go-unassigned' },
  { keys: ['G', 'M'], text: 'help.go-mine' },
  { keys: ['G', 'O'], text: 'help.go-open' },
  { keys: ['Esc'], text: 'help.back' },
  { keys: ['?'], text: 'help.help' },
];

/** All keys of the desk. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const { agent } = useMe();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('help.title')} size="lg">
      {opened && !singleKeysOn(agent.id) && (
        <Text size="sm" mb="sm">
          {t('keys.are-off')}
        </Text>
      )}
      <dl className={classes['keys']}>
        {KEYS.map(({ keys, text }) => (
          <div key={text} className={classes['key']}>
            <dt>{t(text)}</dt>
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
