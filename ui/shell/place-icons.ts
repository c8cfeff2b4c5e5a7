import {
  IconArchive,
  IconArrowsSplit2,
  IconBell,
  IconBellZ,
  IconBellRinging,
  IconBolt,
  IconBuilding,
  IconCalendarClock,
  IconCalendarDue,
  IconCalendarTime,
  IconCalendarWeek,
  IconFlame,
  IconForms,
  IconInbox,
  IconHourglass,
  IconLanguage,
  IconMailCog,
  IconShieldCheck,
  IconShieldQuestion,
  IconStack2,
  IconTextCaption,
  IconTicket,
  IconUser,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { View } from '../../contract/ticket/routes.ts';

/** The picture of each place that navigation and palette lead to. */
export const PLACE_ICONS: Record<
  | View
  | 'notices'
  | 'today'
  | 'scheduled'
  | 'quarantine'
  | 'mailboxes'
  | 'rules'
  | 'people'
  | 'week'
  | 'calendars'
  | 'policies'
  | 'customers'
  | 'texts'
  | 'cannedReplies'
  | 'jargon'
  | 'customFields'
  | 'guarantee',
  Icon
> = {
  notices: IconBell,
  today: IconCalendarDue,
  scheduled: IconCalendarClock,
  unassigned: IconInbox,
  mine: IconUser,
  team: IconUsers,
  open: IconTicket,
  snoozed: IconBellZ,
  followup: IconBellRinging,
  breached: IconFlame,
  closed: IconArchive,
  all: IconStack2,
  quarantine: IconShieldQuestion,
  mailboxes: IconMailCog,
  rules: IconArrowsSplit2,
  people: IconUsersGroup,
  week: IconCalendarWeek,
  calendars: IconCalendarTime,
  policies: IconHourglass,
  customers: IconBuilding,
  texts: IconTextCaption,
  cannedReplies: IconBolt,
  jargon: IconLanguage,
  customFields: IconForms,
  guarantee: IconShieldCheck,
};
