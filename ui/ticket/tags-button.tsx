import { Button, Popover, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTags, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../command/run.ts';
import { useLanguage } from '../language.tsx';
import { useMe } from '../door/session.tsx';
import type { TicketDetail } from '../data/types.ts';
import { whyNot } from '../command/availability.ts';
import classes from './ticket.module.css';

/** The tags of a ticket, and a small form to add and remove them. */
export function TagsButton({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const [text, setText] = useState('');
  const set = (tags: string[]) => run({ kind: 'tag', given: { tags } });
  const add = () => {
    const tag = text.trim();
    if (tag && !ticket.tags.includes(tag)) set([...ticket.tags, tag]);
    setText('');
  };
  const why = whyNot(ticket, 'tag', can, t);
  const button = (
    <UnstyledButton
      className={classes['property']}
      aria-disabled={why !== null || undefined}
      aria-label={t('tags.is', { tags: ticket.tags.join(', ') || t('tags.none') })}
    >
      <IconTags size={15} aria-hidden="true" />
      {ticket.tags.length === 0 ? (
        <span className={classes['unset']}>{t('tags.none')}</span>
      ) : (
        ticket.tags.slice(0, 2).join(', ')
      )}
      {ticket.tags.length > 2 && ` +${ticket.tags.length - 2}`}
    </UnstyledButton>
  );
  if (why !== null) return <Tooltip label={why}>{button}</Tooltip>;
  return (
    <Popover position="bottom-start" trapFocus shadow="md" width={260}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={t('tags.title')}>
        <form
          className={classes['tagForm']}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextInput
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            aria-label={t('tags.new')}
            placeholder={t('tags.new')}
            maxLength={40}
            data-autofocus
          />
          <Button type="submit" variant="default" disabled={!text.trim()}>
            {t('add')}
          </Button>
        </form>
        {ticket.tags.length > 0 && (
          <ul className={classes['tags']}>
            {ticket.tags.map((tag) => (
              <li key={tag}>
                {tag}
                <button
                  type="button"
                  onClick={() => set(ticket.tags.filter((one) => one !== tag))}
                  aria-label={t('tags.remove', { tag })}
                >
                  <IconX size={13} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
