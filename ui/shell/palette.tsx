import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  IconAlertTriangle,
  IconBookmark,
  IconKeyboard,
  IconPlus,
  IconSearch,
  IconSunset2,
  IconUserCircle,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { VIEWS } from '../../domain/ticket/list/view.ts';
import { fold } from '../../domain/text/fold.ts';
import { askableOf } from '../../domain/ticket/search/search.ts';
import { useMe } from '../door/session.tsx';
import { paletteStore, selectFirst } from '../keys/palette-store.ts';
import { askNewTicketFromPalette } from '../keys/new-ticket.ts';
import { useLanguage } from '../language.tsx';
import { isolated } from '../parts/words/isolated.ts';
import type { TicketBrief } from '../data/types.ts';
import { paths } from '../paths.ts';
import { listQuery, viewsQuery } from '../data/list-queries.ts';
import { isUnread, stageOf } from '../data/question.ts';
import { useOwnActions } from './own-actions.tsx';
import { PLACE_ICONS } from './place-icons.ts';
import { usePlaces } from './places.ts';
import { useSelectionActions, useTicketActions } from '../command/palette.ts';
import { useSaidActions } from '../command/sentence-actions.ts';
import { useNumbered } from '../command/numbered.ts';
import { numberIn, numberSaid, verbOf } from '../command/sentence.ts';
import { PaletteTicket } from './palette-ticket.tsx';
import classes from './palette-ticket.module.css';

/** Tickets shown in the palette; the search entry leads to all of them. */
const FOUND = 6;

/** Everything the desk can do and every ticket it can find, by a few letters. Matches folded: `iade` finds `İADE`. */
export default function Palette({ onHelp }: { onHelp: () => void }) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const results = useInfiniteQuery({
    ...listQuery('all', { q: askableOf(asked) }),
    enabled: askableOf(asked).length > 1,
  });
  const isNumber = numberIn(query) !== null;
  const numbered = useNumbered(numberIn(query) ?? numberSaid(query)).ticket;
  useEffect(() => {
    if (numbered) selectFirst();
  }, [numbered]);
  const said = useSaidActions(query);
  const many = useSelectionActions();
  const ticket = useTicketActions();
  // As by the single keys, what is selected is meant before what is open.
  const actions = many.length > 0 ? many : ticket;
  const own = useOwnActions();
  const places = usePlaces();
  const { can } = useMe();
  const saved = useQuery(viewsQuery).data?.items ?? [];
  const icon = { size: 18, stroke: 1.7 } as const;

  const groups: SpotlightActionGroupData[] = [];
  const open = actions.filter(({ label }) => !said.some((one) => one.label === label));
  const here = [{ group: t(many.length > 0 ? 'palette.selected' : 'palette.ticket'), actions: open }];
  const spoken = [{ group: t('palette.said'), actions: said }];
  // A verb alone is the action of its name, as ever; with what it takes it is meant before any other.
  const parts = verbOf(query)?.rest === '' ? [...here, ...spoken] : [...spoken, ...here];
  groups.push(...parts.filter((part) => part.actions.length > 0));
  const go: SpotlightActionData[] = [
    ...(can('ticket:write')
      ? [
          {
            id: 'today',
            label: t('nav.today'),
            leftSection: <PLACE_ICONS.today {...icon} />,
            onClick: () => navigate(paths.today()),
          },
        ]
      : []),
    {
      id: 'notices',
      label: t('nav.notices'),
      leftSection: <PLACE_ICONS.notices {...icon} />,
      onClick: () => navigate(paths.notices()),
    },
    ...VIEWS.map((view) => {
      const Picture = PLACE_ICONS[view];
      return {
        id: view,
        label: t(`view.${view}`),
        leftSection: <Picture {...icon} />,
        onClick: () => navigate(paths.view(view)),
      };
    }),
    ...saved.map(({ id, name }) => ({
      id: `v${id}`,
      label: isolated(name),
      leftSection: <IconBookmark {...icon} />,
      onClick: () => navigate(paths.view(id)),
    })),
    {
      id: 'scheduled',
      label: t('nav.scheduled'),
      leftSection: <PLACE_ICONS.scheduled {...icon} />,
      onClick: () => navigate(paths.scheduled()),
    },
    {
      id: 'quarantine',
      label: t('nav.quarantine'),
      leftSection: <PLACE_ICONS.quarantine {...icon} />,
      onClick: () => navigate(paths.quarantine()),
    },
    {
      id: 'mailboxes',
      label: t('nav.mailboxes'),
      leftSection: <PLACE_ICONS.mailboxes {...icon} />,
      onClick: () => navigate(paths.mailboxes()),
    },
    ...places.map((place) => {
      const Picture = PLACE_ICONS[place];
      return {
        id: place,
        label: t(`nav.${place}`),
        leftSection: <Picture {...icon} />,
        onClick: () => navigate(paths[place]()),
      };
    }),
    {
      id: 'hand-over',
      label: t('user.hand-over'),
      leftSection: <IconSunset2 {...icon} />,
      onClick: () => navigate(paths.handOver()),
    },
    {
      id: 'profile',
      label: t('user.profile'),
      leftSection: <IconUserCircle {...icon} />,
      onClick: () => navigate(paths.profile()),
    },
    { id: 'help', label: t('help.title'), leftSection: <IconKeyboard {...icon} />, onClick: onHelp },
  ];
  groups.push({ group: t('palette.go'), actions: go }, { group: t('palette.own'), actions: own });
  if (can('ticket:write'))
    go.unshift({
      id: 'new',
      label: t('help.new'),
      leftSection: <IconPlus {...icon} />,
      rightSection: 'C',
      onClick: askNewTicketFromPalette,
    });
  const search: SpotlightActionData[] = [];
  if (query.trim())
    search.push({
      id: 'search',
      label: t('palette.search', { query: query.trim() }),
      leftSection: <IconSearch {...icon} />,
      onClick: () => navigate(paths.view('all', { q: query.trim() })),
    });
  if (search.length > 0) groups.push({ group: t('palette.find'), actions: search });

  const ticketAction = (ticket: TicketBrief): SpotlightActionData => ({
    id: `t${ticket.number}`,
    label: isolated(ticket.subject || t('ticket.no-subject')),
    description: `${isolated(ticket.contact.name || ticket.contact.address)} · #${ticket.number} · ${t(`state.${ticket.state}.brief`)}`,
    children: <PaletteTicket ticket={ticket} />,
    onClick: () => navigate(paths.anyTicket(ticket.number)),
  });
  // Whoever types a number means the ticket of that number, where there is one.
  if (isNumber && numbered) groups.unshift({ group: t('palette.ticket-of-number'), actions: [ticketAction(numbered)] });
  // Last, because they come late: what is selected above must not move under the hand.
  // Those of an earlier search are no answer to one that nobody could ask.
  const tickets =
    asked.length > 1 && stageOf(results) !== 'waits' ? (results.data?.pages[0]?.items ?? []).slice(0, FOUND) : [];
  const others = tickets.filter(({ number }) => !isNumber || number !== numbered?.number);
  if (others.length > 0) groups.push({ group: t('palette.tickets'), actions: others.map(ticketAction) });

  if (asked.length > 1 && isUnread(results))
    groups.push({
      group: t('palette.tickets'),
      actions: [
        {
          id: 'unread',
          label: t('palette.unread'),
          description: t('retry'),
          closeSpotlightOnTrigger: false,
          leftSection: <IconAlertTriangle {...icon} />,
          onClick: () => void results.refetch(),
        },
      ],
    });

  return (
    <Spotlight
      actions={groups}
      store={paletteStore}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      filter={(text, all) => matching(text, all as SpotlightActionGroupData[])}
      nothingFound={t('palette.nothing')}
      highlightQuery={false}
      scrollable
      lockScroll={false}
      // As wide as the palette: what is found is cut with its ellipsis.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 }, className: classes['found'] }}
      maxHeight={420}
      title={t('palette.open')}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      styles={{ header: { display: 'none' } }}
      searchProps={{
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.open'),
        leftSection: <IconSearch {...icon} />,
      }}
    />
  );
}

/** The server found the tickets and made the search entries fit; the rest is matched here. */
function matching(query: string, groups: SpotlightActionGroupData[]): SpotlightActionGroupData[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const fits = (action: SpotlightActionData) =>
    /^(t\d+|say-\d+|search|unread)$/.test(action.id) ||
    words.every((word) => fold(`${action.label} ${(action.keywords as string | undefined) ?? ''}`).includes(word));
  return groups
    .map((group) => ({ ...group, actions: group.actions.filter(fits) }))
    .filter((group) => group.actions.length > 0);
}
