import { Button, Popover, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTags, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { LIMITS } from '../../../domain/limits.ts';
import { fold } from '../../../domain/text/fold.ts';
import { fitting } from '../../../domain/text/fuzzy.ts';
import { useCommand } from '../../command/run.ts';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/not-read.tsx';
import { paths } from '../../paths.ts';
import { tagsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import type { TicketDetail } from '../../data/types.ts';
import { whyNot } from '../../command/availability.ts';
import sheet from './tags.module.css';
import classes from '../ticket.module.css';

/** So many of the tags in use are offered at once. */
const SUGGESTED = 8;
/** So many have room in the head. */
const SHOWN = 3;

/** The tags of a ticket, and a small form to add and remove them. */
export function TagsButton({ ticket, opensAtOnce = false }: { ticket: TicketDetail; opensAtOnce?: boolean }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(opensAtOnce);
  const inUse = useQuery({ ...tagsQuery, enabled: opened });
  const known = inUse.data?.items ?? [];
  const set = (tags: string[]) => run({ kind: 'tag', given: { tags } });
  const others = known.filter(({ tag }) => !ticket.tags.includes(tag));
  const suggested = fitting(text, others, ({ tag }) => tag).slice(0, SUGGESTED);
  const add = (given: string) => {
    // Another spelling of a tag in use is that tag: `İade` beside `iade` would be two.
    const tag = known.find((one) => fold(one.tag) === fold(given.trim()))?.tag ?? given.trim();
    if (tag && !ticket.tags.includes(tag)) set([...ticket.tags, tag]);
    setText('');
  };
  const why = whyNot(ticket, 'tag', can, t);
  useRequests(['tag'], () => why === null && setOpened(true));
  const button = (
    <UnstyledButton
      className={classes['property']}
      aria-disabled={why !== null || undefined}
      onClick={() => setOpened((before) => why === null && !before)}
      aria-label={t('tags.is', { tags: ticket.tags.join(', ') || t('tags.none') })}
    >
      <IconTags size={15} aria-hidden="true" />
      {ticket.tags.length === 0 && <span className={classes['unset']}>{t('tags.none')}</span>}
      {ticket.tags.length > SHOWN && `+${ticket.tags.length - SHOWN}`}
    </UnstyledButton>
  );
  const links = ticket.tags.slice(0, SHOWN).map((tag) => (
    <Link key={tag} href={paths.view('all', { tag })} title={t('list.tagged', { tag })}>
      {tag}
    </Link>
  ));
  if (why !== null)
    return (
      <span className={sheet['tagged']}>
        <Tooltip label={why}>{button}</Tooltip>
        {links}
      </span>
    );
  return (
    <span className={sheet['tagged']}>
      <Popover position="bottom-start" trapFocus shadow="md" width={300} opened={opened} onChange={setOpened}>
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown aria-label={t('tags.title')}>
          <form
            className={sheet['form']}
            onSubmit={(event) => {
              event.preventDefault();
              add(text);
            }}
          >
            <TextInput
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              aria-label={t('tags.new')}
              placeholder={t('tags.new')}
              maxLength={LIMITS.tagChars}
              data-autofocus
              flex={1}
            />
            <Button type="submit" variant="default" flex="none" disabled={!text.trim()}>
              {t('add')}
            </Button>
          </form>
          <NotRead query={inUse} what={t('tags.known.unknown')} />
          {suggested.length > 0 && (
            <div className={sheet['known']} role="group" aria-label={t('tags.known')}>
              {suggested.map(({ tag }) => (
                <button key={tag} type="button" onClick={() => add(tag)}>
                  + {tag}
                </button>
              ))}
            </div>
          )}
          {ticket.tags.length > 0 && (
            <ul className={sheet['tags']}>
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
      {links}
    </span>
  );
}
