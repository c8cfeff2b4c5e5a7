import { Button, Kbd, Menu, TextInput } from '@mantine/core';
import {
  IconArchive,
  IconCircleCheck,
  IconFlag,
  IconMailOff,
  IconTag,
  IconUserCheck,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OWNERS } from '../../domain/people/permission.ts';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import { type BulkCommand, useBulk } from '../command/bulk.tsx';
import { staffQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { usePageKeys } from '../keys/page-keys.ts';
import { clearSelection, toggleAll, useSelected } from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import classes from './selection-bar.module.css';

/** What can be done with the selected tickets at once; the keys of one ticket do it with all of them. `numbers`: all that are shown. */
export function SelectionBar({ numbers }: { numbers: number[] }) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const selected = useSelected();
  const bulk = useBulk();
  const [opened, setOpened] = useState<'assign' | 'priority' | 'tag' | null>(null);
  const [tag, setTag] = useState('');
  const isOn = selected.size > 0;
  const staff = useQuery({ ...staffQuery, enabled: opened === 'assign' }).data?.items ?? [];
  const give = (command: BulkCommand) => {
    bulk([...selected], command);
    // After everybody has heard the key: the ticket beside the list must not take it for its own.
    setTimeout(clearSelection, 0);
  };
  const closes = can('ticket:close');
  const assigns = can('ticket:assign');
  usePageKeys(
    isOn
      ? [
          ['i', () => assigns && give({ kind: 'assign', agent: agent.id })],
          ['a', () => assigns && setOpened('assign')],
          ['p', () => setOpened('priority')],
          ['t', () => setOpened('tag')],
          ['s', () => closes && give({ kind: 'resolve' })],
          ['e', () => closes && give({ kind: 'archive' })],
          ['!', () => closes && give({ kind: 'mark-spam' })],
          ['shift+!', () => closes && give({ kind: 'mark-spam' })],
        ]
      : [],
  );
  if (!isOn || !can('ticket:write')) return null;
  const menu = (which: typeof opened) => ({
    opened: opened === which,
    onChange: (open: boolean) => setOpened(open ? which : null),
    position: 'top-start' as const,
  });
  return (
    <section className={classes['bar']} aria-label={t('bulk.label')}>
      <span className={classes['count']} role="status">
        {t('bulk.selected', { count: selected.size })}
      </span>
      {assigns && (
        <>
          <Act
            icon={IconUserCheck}
            words={t('bulk.take')}
            letter="I"
            onClick={() => give({ kind: 'assign', agent: agent.id })}
          />
          <Menu {...menu('assign')}>
            <Menu.Target>
              <Act icon={IconUserPlus} words={t('bulk.assign')} letter="A" />
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
              {staff
                .filter(({ active, role }) => active && OWNERS.includes(role))
                .map(({ id, name }) => (
                  <Menu.Item key={id} onClick={() => give({ kind: 'assign', agent: id })}>
                    {name}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <Menu {...menu('priority')}>
        <Menu.Target>
          <Act icon={IconFlag} words={t('bulk.priority')} letter="P" />
        </Menu.Target>
        <Menu.Dropdown>
          {PRIORITIES.map((priority) => (
            <Menu.Item key={priority} onClick={() => give({ kind: 'set-priority', priority })}>
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu {...menu('tag')} trapFocus>
        <Menu.Target>
          <Act icon={IconTag} words={t('bulk.tag')} letter="T" />
        </Menu.Target>
        <Menu.Dropdown>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const word = tag.trim();
              if (word === '') return;
              setTag('');
              setOpened(null);
              give({ kind: 'tag', add: [word], remove: [] });
            }}
          >
            <TextInput
              data-autofocus
              m={4}
              maxLength={40}
              value={tag}
              label={t('bulk.tag.word')}
              onChange={(event) => setTag(event.currentTarget.value)}
            />
          </form>
        </Menu.Dropdown>
      </Menu>
      {closes && (
        <>
          <Act icon={IconCircleCheck} words={t('bulk.resolve')} letter="S" onClick={() => give({ kind: 'resolve' })} />
          <Act icon={IconArchive} words={t('bulk.archive')} letter="E" onClick={() => give({ kind: 'archive' })} />
          <Act icon={IconMailOff} words={t('bulk.spam')} letter="!" onClick={() => give({ kind: 'mark-spam' })} />
        </>
      )}
      <Act icon={IconX} words={t('bulk.clear')} letter="Esc" onClick={clearSelection} />
      {selected.size < numbers.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => toggleAll(numbers)}>
          {t('bulk.all')} ({numbers.length})
        </Button>
      )}
    </section>
  );
}

type ActProps = { icon: typeof IconX; words: string; letter: string; onClick?: () => void };

function Act({ icon: Icon, words, letter, ...rest }: ActProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={15} aria-hidden="true" />}
      rightSection={
        <Kbd size="xs" aria-hidden="true">
          {letter}
        </Kbd>
      }
      {...rest}
    >
      {words}
    </Button>
  );
}
