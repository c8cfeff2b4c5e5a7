import { VisuallyHidden } from '@mantine/core';

import { useQuery } from '@tanstack/react-query';
import { IconSearch, type Icon } from '@tabler/icons-react';
import { type ComponentType, memo, useState } from 'react';
import { Link } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { VIEWS } from '../../domain/ticket/list/view.ts';
import { useMe } from '../door/session.tsx';
import { openPalette } from '../keys/palette-store.ts';
import { useLanguage, withTicketTexts } from '../language.tsx';
import { useBetter, useCalm } from '../parts/empty/calm.ts';
import { Mark } from '../parts/empty/logo.tsx';
import { RowLink } from '../parts/button/row-link.tsx';
import { paths } from '../paths.ts';
import { countersQuery, scheduledQuery } from '../data/list-queries.ts';
import { isUnread } from '../data/question.ts';
import { Bell, type BellListProps } from './bell.tsx';
import { PLACE_ICONS } from './place-icons.ts';
import { usePlaces } from './places.ts';
import { UserButton } from './user-button.tsx';
import classes from './shell.module.css';

const loadUserMenu = withTicketTexts(() => import('./user-menu.tsx'));
const loadNamed = () => import('./named.tsx');
const loadSavedViews = () => import('./saved-views.tsx');

type NavProps = { rail?: boolean; wide?: boolean; onHelp: () => void; BellList: ComponentType<BellListProps> };

/** The navigation: the bell, views with their live counters, quarantine, settings, the agent's own menu. */
export const Nav = memo(function Nav({ rail = false, wide = false, onHelp, BellList }: NavProps) {
  const { t } = useLanguage();
  const asked = useQuery(countersQuery);
  const counters = asked.data;
  const isUnknown = isUnread(asked);
  /** Late ones that the groups of other lists leave out. */
  const aside = counters?.breachedSnoozed ?? 0;
  const scheduled = useQuery({ ...scheduledQuery, enabled: useCalm() }).data?.items.length ?? 0;
  const places = usePlaces();
  const { can } = useMe();
  const [SavedViews] = useBetter(loadSavedViews);
  const apple = navigator.platform.startsWith('Mac');
  return (
    <nav
      className={classes['nav']}
      data-rail={rail || undefined}
      data-wide={wide || undefined}
      aria-label={t('nav.label')}
    >
      <div className={classes['top']}>
        <Link href={paths.start()} className={classes['brand']} aria-label="Bilet">
          <Mark size={28} />
          {!rail && 'Bilet'}
        </Link>
        <Bell List={BellList} />
      </div>
      <button type="button" className={classes['search']} onClick={() => openPalette()} aria-label={t('palette.open')}>
        <IconSearch size={16} aria-hidden="true" />
        {!rail && (
          <>
            {t('palette.short')} <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
          </>
        )}
      </button>
      <div className={classes['places']}>
        <ul className={classes['group']}>
          {can('ticket:write') && (
            <Item href={paths.today()} icon={PLACE_ICONS.today} label={t('nav.today')} rail={rail} />
          )}
          {VIEWS.map((view) => (
            <Item
              key={view}
              href={paths.view(view)}
              icon={PLACE_ICONS[view]}
              label={t(`view.${view}`)}
              rail={rail}
              count={view === 'closed' || view === 'all' ? undefined : isUnknown ? null : counters?.[view]}
              loud={view === 'breached'}
              hint={
                view === 'breached' && aside > 0
                  ? t('nav.late.snoozed', { count: aside, group: t('due.late') })
                  : undefined
              }
              strong={view === 'unassigned' || view === 'mine'}
            />
          ))}
          {scheduled > 0 && (
            <Item
              href={paths.scheduled()}
              icon={PLACE_ICONS.scheduled}
              label={t('nav.scheduled')}
              rail={rail}
              count={scheduled}
            />
          )}
        </ul>
        {SavedViews !== null && <SavedViews rail={rail} />}
        <p className={classes['heading']}>{t('nav.mail')}</p>
        <ul className={classes['group']}>
          <Item
            href={paths.quarantine()}
            icon={PLACE_ICONS.quarantine}
            label={t('nav.quarantine')}
            rail={rail}
            count={isUnknown ? null : counters?.quarantine}
            strong
          />
          <Item
            href={paths.mailboxes()}
            icon={PLACE_ICONS.mailboxes}
            label={t('nav.mailboxes')}
            rail={rail}
            count={isUnknown ? null : undefined}
            alarm={counters?.mailboxTrouble ? t('nav.mailboxes.trouble') : undefined}
          />
          {places.map((place) => (
            <Item key={place} href={paths[place]()} icon={PLACE_ICONS[place]} label={t(`nav.${place}`)} rail={rail} />
          ))}
        </ul>
      </div>
      <div className={classes['foot']}>
        <Me rail={rail} onHelp={onHelp} />
      </div>
    </nav>
  );
});

/** The button is there with the page; its menu comes when the page is calm, or is pressed for. */
function Me({ rail, onHelp }: { rail: boolean; onHelp: () => void }) {
  const [pressed, setPressed] = useState(false);
  const [UserMenu, ask] = useBetter(loadUserMenu);
  if (UserMenu !== null) return <UserMenu rail={rail} onHelp={onHelp} open={pressed} />;
  const press = () => {
    setPressed(true);
    ask();
  };
  return <UserButton rail={rail} aria-haspopup="menu" aria-expanded={pressed} onClick={press} />;
}

type ItemProps = {
  href: string;
  icon: Icon;
  label: string;
  rail: boolean;
  /** `null`: it could not be read, which is not nought. */
  count?: number | null | undefined;
  /** What the number counts, where that is not plain. */
  hint?: string | undefined;
  loud?: boolean;
  strong?: boolean;
  /** Something is wrong there: what a red dot means, in words. */
  alarm?: string | undefined;
};

const Item = memo(function Item({ href, icon: Picture, label, rail, count, hint, loud, strong, alarm }: ItemProps) {
  const { t } = useLanguage();
  const current = useLocationProperty(() => location.pathname === href || location.pathname.startsWith(`${href}/`));
  const [Named] = useBetter(loadNamed);
  const shown = typeof count === 'number' && count > 0;
  const link = (
    <RowLink href={href} className={classes['item']} aria-current={current ? 'page' : undefined}>
      <Picture size={18} stroke={1.8} aria-hidden="true" />
      {rail ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      {shown && (
        <span className={classes['count']} data-loud={loud || undefined} data-strong={strong || undefined} title={hint}>
          {count > 999 ? '999+' : count}
          <VisuallyHidden>
            {' '}
            {t('nav.tickets')}
            {hint !== undefined && `, ${hint}`}
          </VisuallyHidden>
        </span>
      )}
      {count === null && (
        <span className={classes['count']} title={t('not-read')}>
          –<VisuallyHidden> {t('not-read')}</VisuallyHidden>
        </span>
      )}
      {alarm !== undefined && (
        <span className={classes['alarm']} title={alarm}>
          <VisuallyHidden>{alarm}</VisuallyHidden>
        </span>
      )}
    </RowLink>
  );
  return <li>{rail && Named !== null ? <Named label={label}>{link}</Named> : link}</li>;
});
