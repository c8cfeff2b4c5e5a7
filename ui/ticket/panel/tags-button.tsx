import { Popover } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '../../command/run.ts';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { useMe } from '../../door/session.tsx';
import type { TicketDetail } from '../../data/types.ts';
import { whyNot } from '../../command/availability.ts';
import { useMade } from '../../parts/menu/use-made.ts';
import { TagPicker } from './tag-picker.tsx';
import { Hint } from '../../parts/button/hint.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import sheet from './tags.module.css';
import classes from '../ticket.module.css';

/** So many have room in the head. */
const SHOWN = 3;

/** The tags of a ticket, and a small form to add and remove them. */
export function TagsButton({ ticket, opensAtOnce = false }: { ticket: TicketDetail; opensAtOnce?: boolean }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const [opened, setOpened] = useState(opensAtOnce);
  const set = (tags: string[]) => run({ kind: 'tag', given: { tags } });
  const why = whyNot(ticket, 'tag', can, t);
  useRequests(['tag'], () => why === null && setOpened(true));
  const button = (
    <BareButton
      className={classes['property']}
      aria-disabled={why !== null || undefined}
      onClick={() => setOpened((before) => why === null && !before)}
      aria-label={t('tags.is', { tags: ticket.tags.join(', ') || t('tags.none') })}
    >
      <IconTags size={15} aria-hidden="true" />
      {ticket.tags.length === 0 && <span className={classes['unset']}>{t('tags.none')}</span>}
      {ticket.tags.length > SHOWN && `+${ticket.tags.length - SHOWN}`}
    </BareButton>
  );
  const links = ticket.tags.slice(0, SHOWN).map((tag) => (
    <Link key={tag} href={paths.view('all', { tag })} title={t('list.tagged', { tag })}>
      {tag}
    </Link>
  ));
  const isMade = useMade(opened);
  if (why !== null)
    return (
      <span className={sheet['tagged']}>
        <Hint label={why}>{button}</Hint>
        {links}
      </span>
    );
  return (
    <span className={sheet['tagged']}>
      {isMade ? (
        <Popover position="bottom-start" trapFocus shadow="md" width={300} opened={opened} onChange={setOpened}>
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown aria-label={t('tags.title')}>
            <TagPicker
              has={ticket.tags}
              removable={ticket.tags}
              onAdd={(tag) => set([...ticket.tags, tag])}
              onRemove={(tag) => set(ticket.tags.filter((one) => one !== tag))}
            />
          </Popover.Dropdown>
        </Popover>
      ) : (
        button
      )}
      {links}
    </span>
  );
}
