import { labelIn } from '../../../domain/ticket/custom/field.ts';
import { customFieldsQuery } from '../../data/custom-queries.ts';
import { useQuery } from '@tanstack/react-query';
import {
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconBellZ,
  IconCheck,
  IconCircleDot,
  IconCalendarTime,
  IconClockEdit,
  IconFlag,
  IconFlame,
  IconForms,
  IconHeartHandshake,
  IconHourglass,
  IconHourglassOff,
  IconLock,
  IconMail,
  IconMailOff,
  IconRoute,
  IconSend,
  IconTag,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { everyTeamQuery, staffQuery } from '../../data/queries.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { useTimeWords } from '../../parts/print/paper.ts';
import { eventSentence } from './event-sentence.ts';

type Look = { icon: Icon; tone?: 'danger' | 'brand' | 'note' };

const LOOK: Record<string, Look> = {
  filed: { icon: IconArchive },
  opened: { icon: IconMail, tone: 'brand' },
  'message-received': { icon: IconMail, tone: 'brand' },
  reply: { icon: IconSend, tone: 'brand' },
  note: { icon: IconLock, tone: 'note' },
  assign: { icon: IconUserCheck },
  claim: { icon: IconUserCheck },
  routed: { icon: IconRoute },
  snooze: { icon: IconBellZ },
  'snooze-ended': { icon: IconBellZ },
  wake: { icon: IconBellZ },
  wait: { icon: IconHourglass },
  'end-wait': { icon: IconHourglassOff },
  'wait-ended': { icon: IconHourglassOff },
  'mail-written': { icon: IconSend },
  resolve: { icon: IconCheck, tone: 'brand' },
  confirm: { icon: IconCheck, tone: 'brand' },
  reopen: { icon: IconArrowBackUp },
  deny: { icon: IconArrowBackUp },
  'mark-spam': { icon: IconMailOff },
  'block-sender': { icon: IconBan, tone: 'danger' },
  'set-priority': { icon: IconFlag },
  'set-type': { icon: IconTag },
  'set-fields': { icon: IconForms },
  tag: { icon: IconTag },
  undo: { icon: IconArrowBackUp },
  'clock-warned': { icon: IconFlame },
  'clock-breached': { icon: IconFlame, tone: 'danger' },
  'clock-late': { icon: IconFlame, tone: 'danger' },
  'policy-changed': { icon: IconClockEdit },
  'set-due': { icon: IconCalendarTime },
  escalated: { icon: IconFlame, tone: 'danger' },
  promise: { icon: IconHeartHandshake },
  'move-promise': { icon: IconHeartHandshake },
  'keep-promise': { icon: IconHeartHandshake, tone: 'brand' },
  'withdraw-promise': { icon: IconHeartHandshake },
  'promise-warned': { icon: IconHeartHandshake },
  'promise-broken': { icon: IconFlame, tone: 'danger' },
  'effect-failed': { icon: IconFlame, tone: 'danger' },
};

/** The picture of an event. */
export const lookOf = ({ kind }: Pick<TimelineEvent, 'kind'>): Look => LOOK[kind] ?? { icon: IconCircleDot };

/** Makes events into sentences, with the names of those who work here. */
export function useEventSentence(): (event: TimelineEvent) => string {
  const { t, language } = useLanguage();
  const time = useTimeWords();
  const agents = useQuery(staffQuery).data?.items ?? [];
  const teams = useQuery(everyTeamQuery).data?.items ?? [];
  const fields = useQuery(customFieldsQuery).data?.items ?? [];
  const names = {
    agent: (id: string) => agents.find((agent) => agent.id === id)?.name ?? null,
    team: (id: string) => teams.find((team) => team.id === id)?.name ?? null,
    time,
    field: (id: string) => {
      const field = fields.find((one) => one.id === id);
      return field === undefined ? null : labelIn(field.label, language);
    },
  };
  return (event) => eventSentence(event, names, t);
}
