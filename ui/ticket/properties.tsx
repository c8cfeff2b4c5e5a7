import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PRIORITIES, TICKET_TYPES, type Priority, type TicketType } from '../../domain/ticket/ticket.ts';
import { useCommand } from '../command/run.ts';
import { useLanguage } from '../language.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { useMe } from '../door/session.tsx';
import type { TicketDetail } from '../data/types.ts';
import { AssignMenu } from './assign-menu.tsx';
import { whyNot } from '../command/availability.ts';
import { SuggestedType } from './suggested-type.tsx';
import { TagsButton } from './tags-button.tsx';
import classes from './ticket.module.css';

const NONE = 'none';

/** Owner, priority, type and tags, each a button with its choices. */
export function Properties({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const setType = (type: TicketType | null) => run({ kind: 'set-type', given: { type } });
  const setPriority = (priority: Priority) => run({ kind: 'set-priority', given: { priority } });
  const priority = t(`priority.${ticket.priority}`);
  const type = ticket.type ? t(`type.${ticket.type}`) : null;
  return (
    <div className={classes['properties']}>
      <AssignMenu ticket={ticket} />
      <Property
        label={t('priority.is', { priority })}
        why={whyNot(ticket, 'set-priority', can, t)}
        words={
          <>
            <PriorityMark priority={ticket.priority} labelled />
            {priority}
          </>
        }
      >
        <Menu.RadioGroup value={ticket.priority} onChange={(value) => setPriority(value as Priority)}>
          {PRIORITIES.map((priority) => (
            <Menu.RadioItem key={priority} value={priority} closeMenuOnClick>
              <span className={classes['choice']}>
                <PriorityMark priority={priority} labelled /> {t(`priority.${priority}`)}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Property>
      <Property
        label={t('type.is', { type: type ?? t('type.none') })}
        why={whyNot(ticket, 'set-type', can, t)}
        words={type ?? <span className={classes['unset']}>{t('type.none')}</span>}
      >
        <Menu.RadioGroup
          value={ticket.type ?? NONE}
          onChange={(value) => setType(value === NONE ? null : (value as TicketType))}
        >
          {[...TICKET_TYPES, NONE].map((type) => (
            <Menu.RadioItem key={type} value={type} closeMenuOnClick>
              {t(`type.${type}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Property>
      <SuggestedType ticket={ticket} />
      <TagsButton ticket={ticket} />
    </div>
  );
}

type PropertyProps = { label: string; why: string | null; words: ReactNode; children: ReactNode };

/** A property with its choices; one that cannot be changed stays within reach of the keyboard and says why. */
function Property({ label, why, words, children }: PropertyProps) {
  const button = (
    <UnstyledButton className={classes['property']} aria-label={label} aria-disabled={why !== null || undefined}>
      {words}
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  );
  if (why !== null) return <Tooltip label={why}>{button}</Tooltip>;
  return (
    <Menu>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
