import { SNOOZE_REASONS } from '../../domain/sla/snooze-choices.ts';
import type { SpotlightActionData } from '@mantine/spotlight';
import {
  IconBellZ,
  IconFlag,
  IconHash,
  IconInfoCircle,
  IconTags,
  IconTicket,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { useLocation } from 'wouter';
import { OWNERS } from '../../domain/people/permission.ts';
import { retagged } from '../../domain/ticket/bulk.ts';
import { agentsQuery, tagsQuery, teamsQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { isolated } from '../parts/words/isolated.ts';
import { useReader } from '../parts/due/use-reader.ts';
import { paths } from '../paths.ts';
import type { DeskT } from '../texts/index.ts';
import { weekdayTime } from '../time.ts';
import { whyNot } from './availability.ts';
import { type BulkCommand, useBulk, useTarget } from './bulk.tsx';
import { useNumbered } from './numbered.ts';
import { useOpenTicket } from './palette.ts';
import { useCommand } from './run.ts';
import { numberSaid, readSaid, type Said, snoozeFault, verbOf } from './sentence.ts';
import type { Run } from './row.ts';

type Given = Exclude<Said, { kind: 'go' }>;

const ICONS: Record<Said['kind'], Icon> = {
  snooze: IconBellZ,
  assign: IconUserPlus,
  'set-priority': IconFlag,
  'set-type': IconTicket,
  tag: IconTags,
  go: IconHash,
};

/** What the words of the palette would do to what is selected, else to the ticket that is open: whom, until when. */
export function useSaidActions(query: string): SpotlightActionData[] {
  const { t, language } = useLanguage();
  const { agent: me, can } = useMe();
  const [, navigate] = useLocation();
  const now = useNow();
  const selected = useTarget();
  const open = useOpenTicket();
  const run = useCommand(open?.number ?? 0);
  const bulk = useBulk();
  const kind = verbOf(query)?.kind;
  const agents = useQuery({ ...agentsQuery, enabled: kind === 'assign' }).data?.items ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: kind === 'assign' }).data?.items ?? [];
  const tags = useQuery({ ...tagsQuery, enabled: kind === 'tag' }).data?.items ?? [];
  const reader = { ...useReader(open?.team?.id), now };
  const numbered = useNumbered(numberSaid(query));
  if (kind === undefined) return [];
  const action = (said: Said | null, place: number, rest: Partial<SpotlightActionData>): SpotlightActionData => ({
    id: `say-${place}`,
    leftSection: createElement(said === null ? IconInfoCircle : ICONS[said.kind], { size: 18, stroke: 1.7 }),
    ...rest,
  });
  const readings = readSaid(query, {
    me,
    agents: agents.filter(({ role }) => OWNERS.includes(role)),
    teams: teams.map(({ id, name }) => ({ id, name })),
    tags: tags.map(({ tag }) => tag),
    reader,
    reasons: SNOOZE_REASONS.map((one) => t(`snooze.reason.${one}`)),
  });
  if (kind !== 'go' && selected === null && open === undefined)
    return [action(null, 0, { label: t('said.no-ticket'), closeSpotlightOnTrigger: false })];
  const fault = snoozeFault(query, reader);
  if (kind === 'snooze' && readings.length === 0)
    return [
      action(null, 0, {
        label: t(fault === null ? 'said.when' : `snooze.${fault}`),
        description: t('said.when.text'),
        closeSpotlightOnTrigger: false,
      }),
    ];
  return readings.flatMap((said, place) => {
    if (said.kind === 'go') {
      // Nobody is sent to where nothing is.
      const { ticket, isUnread } = numbered;
      if (ticket === undefined && !isUnread) return [];
      const number = String(said.number);
      if (ticket === null)
        return action(null, place, { label: t('ticket.unknown', { number }), closeSpotlightOnTrigger: false });
      return action(said, place, {
        label: t('palette.number', { number }),
        ...(ticket !== undefined && { description: isolated(ticket.subject || t('ticket.no-subject')) }),
        onClick: () => navigate(paths.anyTicket(said.number)),
      });
    }
    const label = wordsOf(said, t, (at) => weekdayTime(at, language));
    const more =
      said.kind === 'snooze' ? [said.reason, t('said.due', { time: weekdayTime(said.dueAt, language) })] : [];
    if (selected !== null) {
      const mayNot =
        can('ticket:write') && (said.kind !== 'assign' || can('ticket:assign')) ? null : t('why.permission');
      return action(said, place, {
        label,
        description: [...more, mayNot ?? t('bulk.selected', { count: selected.count })].join(' · '),
        ...(mayNot === null
          ? {
              onClick: () => {
                bulk(selected.target, selected.count, bulkOf(said));
              },
            }
          : { closeSpotlightOnTrigger: false }),
      });
    }
    if (open === undefined) return [];
    const why = whyNot(open, said.kind, can, t) ?? (isAlready(said, open) ? t('said.already') : null);
    return action(said, place, {
      label,
      description: [...more, why ?? `#${open.number} ${open.subject}`].join(' · '),
      ...(why === null ? { onClick: () => run(runOf(said, open)) } : { closeSpotlightOnTrigger: false }),
    });
  });
}

function wordsOf(said: Given, t: DeskT, time: (at: number) => string): string {
  switch (said.kind) {
    case 'snooze':
      return t('said.snooze', { time: time(said.until) });
    case 'assign':
      if (said.to === null) return t('assign.release');
      return t('said.assign', { name: 'agent' in said.to ? said.to.agent.name : said.to.team.name });
    case 'set-priority':
      return t('action.priority-to', { priority: t(`priority.${said.priority}`) });
    case 'set-type':
      return t('type.is', { type: t(`type.${said.type ?? 'none'}`) });
    default:
      return t(said.does === 'add' ? 'said.tag' : 'said.untag', { tag: said.tag });
  }
}

/** It would change nothing. */
function isAlready(said: Given, ticket: TicketDetail): boolean {
  switch (said.kind) {
    case 'assign':
      if (said.to === null) return ticket.owner === null;
      return 'agent' in said.to && said.to.agent.id === ticket.owner?.id;
    case 'set-priority':
      return said.priority === ticket.priority;
    case 'set-type':
      return said.type === ticket.type;
    case 'tag':
      return ticket.tags.includes(said.tag) === (said.does === 'add');
    default:
      return false;
  }
}

const changeOf = ({ tag, does }: Extract<Said, { kind: 'tag' }>) =>
  does === 'add' ? { add: [tag], remove: [] } : { add: [], remove: [tag] };

const instants = ({ until, dueAt, reason }: Extract<Said, { kind: 'snooze' }>) => ({
  ...{ until: new Date(until).toISOString(), dueAt: new Date(dueAt).toISOString(), reason },
});

function bulkOf(said: Given): BulkCommand {
  switch (said.kind) {
    case 'snooze':
      return { kind: 'snooze', ...instants(said) };
    case 'assign':
      if (said.to === null) return { kind: 'assign', agent: null };
      return 'agent' in said.to
        ? { kind: 'assign', agent: said.to.agent.id }
        : { kind: 'assign', agent: null, team: said.to.team.id };
    case 'tag':
      return { kind: 'tag', ...changeOf(said) };
    default:
      return said;
  }
}

function runOf(said: Given, ticket: TicketDetail): Run {
  switch (said.kind) {
    case 'snooze':
      return { kind: 'snooze', given: instants(said) };
    case 'assign':
      if (said.to === null) return { kind: 'assign', given: { agent: null } };
      return {
        kind: 'assign',
        given: 'agent' in said.to ? { agent: said.to.agent } : { agent: null, team: said.to.team },
      };
    case 'set-priority':
      return { kind: 'set-priority', given: { priority: said.priority } };
    case 'set-type':
      return { kind: 'set-type', given: { type: said.type } };
    default:
      return { kind: 'tag', given: { tags: retagged(ticket.tags, changeOf(said)) } };
  }
}
