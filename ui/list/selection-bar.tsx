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
import { LIMITS } from '../../domain/limits.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import { BulkQuestion } from '../command/bulk-question.tsx';
import { type BulkCommand, useBulk, useTarget } from '../command/bulk.tsx';
import { ProblemError } from '../data/client.ts';
import { countQuery } from '../data/list-queries.ts';
import { staffQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { usePageKeys } from '../keys/page-keys.ts';
import { clearSelection, selectWhole, toggleAll, useSelection } from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import type { Filter } from '../paths.ts';
import { askedIn, type ShownView } from './shown-view.ts';
import { useBackLeaves } from './use-back-leaves.ts';
import classes from './selection-bar.module.css';

type Props = {
  view: ShownView;
  filter: Filter;
  /** All that are loaded, and whether the list goes on behind them. */
  numbers: number[];
  hasMore: boolean;
};

/** What can be done with the selected tickets at once; the keys of one ticket do it with all of them. */
export function SelectionBar({ view, filter, numbers, hasMore }: Props) {
  const { t, language } = useLanguage();
  const { agent, can } = useMe();
  const { isWhole, named, isPicking } = useSelection();
  const target = useTarget()?.target;
  const bulk = useBulk();
  const [opened, setOpened] = useState<'assign' | 'priority' | 'tag' | null>(null);
  const [tag, setTag] = useState('');
  const asked = askedIn(view, filter);
  const isShown = isWhole || isPicking || named.size > 0;
  // What is not loaded is counted once somebody selects.
  const counted = useQuery({ ...countQuery(view.at, asked), enabled: isShown && (hasMore || isWhole) });
  const isTooSlow = counted.error instanceof ProblemError && counted.error.code === 'too-slow';
  const all = hasMore || isWhole ? counted.data : { count: numbers.length, more: false };
  const count = isWhole ? Math.max((all?.count ?? numbers.length) - named.size, 0) : named.size;
  const isOn = count > 0;
  useBackLeaves(isPicking);
  const staff = useQuery({ ...staffQuery, enabled: opened === 'assign' }).data?.items ?? [];
  const give = (command: BulkCommand) => {
    if (target) bulk(target, count, command);
    setOpened(null);
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
  if (!isShown || !can('ticket:write')) return null;
  const menu = (which: typeof opened) => ({
    opened: opened === which,
    onChange: (open: boolean) => setOpened(open ? which : null),
    position: 'top-start' as const,
  });
  const number = (of: number) => of.toLocaleString(language);
  return (
    <section className={classes['bar']} aria-label={t('bulk.label')}>
      <BulkQuestion />
      <div className={classes['told']}>
        <span className={classes['count']} role="status">
          {isOn || !isPicking ? t('bulk.selected', { count }) : t('bulk.pick')}
        </span>
        {!isWhole && named.size < numbers.length && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={hasMore && all !== undefined && !all.more ? classes['shown'] : undefined}
            onClick={() => toggleAll(numbers)}
          >
            {t(hasMore ? 'bulk.all' : 'bulk.all-of-them')} ({number(numbers.length)})
          </Button>
        )}
        {!isWhole && hasMore && all !== undefined && !all.more && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              selectWhole({
                view: view.at,
                filter: asked,
                count: all.count,
                ...(view.saved && { viewVersion: view.saved.version }),
              })
            }
          >
            {t('bulk.whole', { count: all.count })}
          </Button>
        )}
        {!isWhole && hasMore && all?.more && (
          <span className={classes['hint']}>{t('bulk.too-many', { count: number(all.count) })}</span>
        )}
        {!isWhole && hasMore && isTooSlow && <span className={classes['hint']}>{t('bulk.too-slow')}</span>}
        {isWhole && (
          <span className={classes['hint']}>{t(named.size > 0 ? 'bulk.is-whole-but' : 'bulk.is-whole')}</span>
        )}
        <Act icon={IconX} words={t('bulk.clear')} letter="Esc" isQuiet onClick={clearSelection} />
      </div>
      <div className={classes['acts']}>
        {assigns && (
          <>
            <Act
              icon={IconUserCheck}
              words={t('bulk.take')}
              letter="I"
              disabled={!isOn}
              onClick={() => give({ kind: 'assign', agent: agent.id })}
            />
            <Menu {...menu('assign')}>
              <Menu.Target>
                <Act icon={IconUserPlus} words={t('bulk.assign')} letter="A" disabled={!isOn} />
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
            <Act icon={IconFlag} words={t('bulk.priority')} letter="P" disabled={!isOn} />
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
            <Act icon={IconTag} words={t('bulk.tag')} letter="T" disabled={!isOn} />
          </Menu.Target>
          <Menu.Dropdown>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                const word = tag.trim();
                if (word === '') return;
                setTag('');
                give({ kind: 'tag', add: [word], remove: [] });
              }}
            >
              <TextInput
                data-autofocus
                m={4}
                maxLength={LIMITS.tagChars}
                value={tag}
                label={t('bulk.tag.word')}
                onChange={(event) => setTag(event.currentTarget.value)}
              />
            </form>
          </Menu.Dropdown>
        </Menu>
        {closes && (
          <>
            <Act
              icon={IconCircleCheck}
              words={t('bulk.resolve')}
              letter="S"
              disabled={!isOn}
              onClick={() => give({ kind: 'resolve' })}
            />
            <Act
              icon={IconArchive}
              words={t('bulk.archive')}
              letter="E"
              disabled={!isOn}
              onClick={() => give({ kind: 'archive' })}
            />
            <Act
              icon={IconMailOff}
              words={t('bulk.spam')}
              letter="!"
              disabled={!isOn}
              onClick={() => give({ kind: 'mark-spam' })}
            />
          </>
        )}
      </div>
    </section>
  );
}

type ActProps = {
  icon: typeof IconX;
  words: string;
  letter: string;
  disabled?: boolean;
  isQuiet?: boolean;
  onClick?: () => void;
  /** Of the menu that it opens. */
  className?: string;
};

/** Where there is little room its picture stands for its words. */
function Act({ icon: Icon, words, letter, isQuiet = false, className = '', ...rest }: ActProps) {
  return (
    <Button
      size="compact-sm"
      variant={isQuiet ? 'subtle' : 'default'}
      color={isQuiet ? 'gray' : undefined}
      className={`${classes['act']} ${className}`}
      aria-label={words}
      title={words}
      {...rest}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={classes['words']}>{words}</span>
      <Kbd size="xs" aria-hidden="true">
        {letter}
      </Kbd>
    </Button>
  );
}
