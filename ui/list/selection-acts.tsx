import { Menu, Popover } from '@mantine/core';
import {
  IconArchive,
  IconBellZ,
  IconCircleCheck,
  IconDots,
  IconFlag,
  IconHeartHandshake,
  IconMail,
  IconMailOff,
  IconTag,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import type { BulkCommand } from '../command/bulk.tsx';
import { dealtWith } from '../command/dealt-with.ts';
import { isUnanswered } from '../command/table.ts';
import type { TicketBrief } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useSelectionRequests } from '../keys/requests.ts';
import { endLent, isLent } from '../keys/selection.ts';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { layerOpens } from '../typing.ts';
import { useLanguage } from '../language.tsx';
import { UnansweredDialog } from '../ticket/head/confirm-dialog.tsx';
import { AssignPicker } from '../ticket/owner/assign-picker.tsx';
import { isTransfer, type Receiver, TransferDialog } from '../ticket/owner/transfer-dialog.tsx';
import { TagPicker } from '../ticket/panel/tag-picker.tsx';
import { PromiseDialog } from '../ticket/promise/promise-dialog.tsx';
import { SnoozeDialog } from '../ticket/time/snooze-dialog.tsx';
import { ActButton } from './act-button.tsx';
import classes from './selection-bar.module.css';

/** What asks for something before it is done with all of them. */
type Asked = 'assign' | 'snooze' | 'promise' | 'set-priority' | 'tag' | 'more' | 'unanswered';

type Props = {
  count: number;
  /** Those of them that are loaded. */
  chosen: readonly TicketBrief[];
  /** The ticket that people are looked at for. */
  first: number | undefined;
  /** There are others, which are not loaded. */
  isMore: boolean;
  onGive: (command: BulkCommand) => void;
};

/** Buttons and keys of what can be done with all that is selected, by the same pickers as with one ticket. */
export function SelectionActs({ count, chosen, first, isMore, onGive }: Props) {
  const { t } = useLanguage();
  const { agent: me, can } = useMe();
  const [opened, setOpened] = useState<Asked | null>(null);
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const isOn = count > 0;
  const writes = can('ticket:write');
  const assigns = can('ticket:assign');
  const closes = can('ticket:close');
  // One that was selected for this alone, whether it is given or not.
  const isAsking = opened !== null || receiver !== null;
  useEffect(() => (isAsking ? endLent : undefined), [isAsking]);
  const give = (command: BulkCommand) => {
    setOpened(null);
    onGive(command);
  };
  const open = (what: Asked) => {
    layerOpens();
    setOpened(what);
  };
  const openedBy = (what: Asked) => ({
    opened: opened === what,
    onChange: (isOpen: boolean) => setOpened(isOpen ? what : null),
    position: 'top-start' as const,
  });
  const assign = ({ agent, team }: Receiver, reason = '') =>
    give({ kind: 'assign', agent: agent?.id ?? null, ...(team && { team: team.id }), ...(reason && { reason }) });
  // As of one: whoever had them is owed a word.
  const choose = (to: Receiver) => {
    const isSomebodys = isMore || chosen.some(({ owner }) => owner !== null && owner.id !== to.agent?.id);
    setOpened(null);
    if (isTransfer(to, me, isSomebodys)) setReceiver(to);
    else assign(to);
  };
  const take = () => assigns && give({ kind: 'assign', agent: me.id });
  const [one] = chosen;
  // As of one that is open: a single customer who has had no answer is asked about.
  const asksFirst = count === 1 && one !== undefined && isUnanswered(one);
  const ends = (kind: 'resolve' | 'archive' | 'mark-spam') => {
    if (kind === 'resolve' && closes && asksFirst) open('unanswered');
    else if (closes) give({ kind });
  };
  const resolveOne = () => {
    // By its key: the hand goes on to the next one.
    if (one !== undefined && isLent()) dealtWith(one.number);
    give({ kind: 'resolve' });
  };
  const unread = () => give({ kind: 'mark-unread' });
  useSelectionRequests((act) => {
    if (!isOn) return;
    if (act === 'take') take();
    else if (act === 'mark-unread') unread();
    else if (act === 'resolve' || act === 'archive' || act === 'mark-spam') ends(act);
    else if (act === 'assign' ? assigns : writes) open(act);
  });
  // By the calendar of their team, where they have one in common.
  const team = isMore || chosen.some((one) => one.team?.id !== chosen[0]?.team?.id) ? null : (chosen[0]?.team ?? null);
  const button = { disabled: !isOn };
  // What one has read is one's own; the rest is the tickets'.
  if (!writes)
    return (
      <div className={classes['acts']}>
        <ActButton icon={IconMail} words={t('action.unread')} letter="⇧U" {...button} onClick={unread} />
      </div>
    );
  return (
    <div className={classes['acts']}>
      {assigns && (
        <>
          <ActButton icon={IconUserCheck} words={t('bulk.take')} letter="I" {...button} onClick={take} />
          <AssignPicker
            number={first ?? 0}
            many
            owner={null}
            hasOwner
            opened={opened === 'assign'}
            onOpened={(isOpen) => setOpened(isOpen ? 'assign' : null)}
            target={
              <ActButton
                icon={IconUserPlus}
                words={t('bulk.assign')}
                letter="A"
                {...button}
                onClick={() => setOpened(opened === 'assign' ? null : 'assign')}
              />
            }
            onChoose={choose}
          />
        </>
      )}
      <ActButton icon={IconBellZ} words={t('bulk.snooze')} letter="H" {...button} onClick={() => setOpened('snooze')} />
      <Menu {...openedBy('set-priority')}>
        <Menu.Target>
          <ActButton icon={IconFlag} words={t('bulk.priority')} letter="P" {...button} />
        </Menu.Target>
        <Menu.Dropdown>
          {PRIORITIES.map((priority) => (
            <Menu.Item key={priority} onClick={() => give({ kind: 'set-priority', priority })}>
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Popover {...openedBy('tag')} trapFocus withinPortal shadow="md" width={300}>
        <Popover.Target>
          <ActButton
            icon={IconTag}
            words={t('bulk.tag')}
            letter="T"
            {...button}
            onClick={() => setOpened(opened === 'tag' ? null : 'tag')}
          />
        </Popover.Target>
        <Popover.Dropdown aria-label={t('tags.title')}>
          <TagPicker
            has={isMore ? [] : inAll(chosen.map(({ tags }) => tags))}
            removable={[...new Set(chosen.flatMap(({ tags }) => tags))]}
            onAdd={(tag) => give({ kind: 'tag', add: [tag], remove: [] })}
            onRemove={(tag) => give({ kind: 'tag', add: [], remove: [tag] })}
          />
        </Popover.Dropdown>
      </Popover>
      {closes && (
        <>
          <ActButton
            icon={IconCircleCheck}
            words={t('bulk.resolve')}
            letter="S"
            {...button}
            onClick={() => ends('resolve')}
          />
          <ActButton
            icon={IconArchive}
            words={t('bulk.archive')}
            letter="E"
            {...button}
            onClick={() => ends('archive')}
          />
        </>
      )}
      <Menu {...openedBy('more')}>
        <Menu.Target>
          <ActButton icon={IconDots} words={t('bulk.more-acts')} {...button} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconHeartHandshake size={16} aria-hidden="true" />}
            rightSection={<KeyBeside letter="V" />}
            onClick={() => setOpened('promise')}
          >
            {t('action.promise')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMail size={16} aria-hidden="true" />}
            rightSection={<KeyBeside letter="⇧U" />}
            onClick={unread}
          >
            {t('action.unread')}
          </Menu.Item>
          {closes && (
            <Menu.Item
              leftSection={<IconMailOff size={16} aria-hidden="true" />}
              rightSection={<KeyBeside letter="!" />}
              onClick={() => ends('mark-spam')}
            >
              {t('bulk.spam')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SnoozeDialog
        ticket={{ team, clocks: [], promises: chosen.flatMap(({ promises }) => promises) }}
        count={count}
        opened={opened === 'snooze'}
        onClose={() => setOpened(null)}
        onGive={(given) => give({ kind: 'snooze', ...given })}
      />
      <PromiseDialog
        ticket={{ team }}
        count={count}
        opened={opened === 'promise'}
        onClose={() => setOpened(null)}
        onGive={(given) => give({ kind: 'promise', ...given })}
      />
      <UnansweredDialog opened={opened === 'unanswered'} onClose={() => setOpened(null)} onConfirm={resolveOne} />
      <TransferDialog
        to={receiver}
        onClose={() => setReceiver(null)}
        onGive={(reason) => {
          if (receiver) assign(receiver, reason);
          setReceiver(null);
        }}
      />
    </div>
  );
}

/** What each of them has. */
const inAll = ([first = [], ...others]: readonly (readonly string[])[]): string[] =>
  first.filter((tag) => others.every((tags) => tags.includes(tag)));
