import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { PRIORITIES, TICKET_TYPES, type Priority, type TicketType } from '../../domain/ticket.ts';
import { useCommand } from '../commands.ts';
import { useLanguage } from '../language.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { useMe } from '../session.tsx';
import type { TicketDetail } from '../types.ts';
import { AssignMenu } from './assign-menu.tsx';
import { TagsButton } from './tags-button.tsx';
import classes from './ticket.module.css';

const NONE = 'none';

/** Owner, priority, type and tags, each a button with its choices. */
export function Properties({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const setType = (type: TicketType | null) => run({ route: 'setType', body: { type }, patch: { type } });
  const locked = !can('ticket:write');
  return (
    <div className={classes['properties']}>
      <AssignMenu ticket={ticket} />
      <Menu disabled={locked}>
        <Menu.Target>
          <UnstyledButton className={classes['property']} aria-label={t('priority.is', { priority: t(`priority.${ticket.priority}`) })} disabled={locked}>
            <PriorityMark priority={ticket.priority} labelled />
            {t(`priority.${ticket.priority}`)}
            <IconChevronDown size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={ticket.priority} onChange={(value) => run({ route: 'setPriority', body: { priority: value as Priority }, patch: { priority: value as Priority } })}>
            {PRIORITIES.map((priority) => (
              <Menu.RadioItem key={priority} value={priority} closeMenuOnClick>
                <span className={classes['choice']}>
                  <PriorityMark priority={priority} labelled /> {t(`priority.${priority}`)}
                </span>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <Menu disabled={locked}>
        <Menu.Target>
          <UnstyledButton className={classes['property']} aria-label={t('type.is', { type: ticket.type ? t(`type.${ticket.type}`) : t('type.none') })} disabled={locked}>
            {ticket.type ? t(`type.${ticket.type}`) : <span className={classes['unset']}>{t('type.none')}</span>}
            <IconChevronDown size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={ticket.type ?? NONE} onChange={(value) => setType(value === NONE ? null : (value as TicketType))}>
            {[...TICKET_TYPES, NONE].map((type) => (
              <Menu.RadioItem key={type} value={type} closeMenuOnClick>
                {t(`type.${type}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <TagsButton ticket={ticket} />
    </div>
  );
}
