/** The nouns of the API as the desk holds them, inferred from the contract. */
import type { z } from 'zod';
import type { inbound, mailbox } from '../../contract/mail-in/shapes.ts';
import type { attachment, delivery, message } from '../../contract/ticket/message.ts';
import type { clock, event, ticket, ticketBrief } from '../../contract/ticket/shapes.ts';
import type { Input, Output } from './api-types.ts';

export type TicketBrief = z.output<typeof ticketBrief>;
export type TicketDetail = z.output<typeof ticket>;
export type ClockView = z.output<typeof clock>;
export type OwedPromise = TicketBrief['promises'][number];
export type Message = z.output<typeof message>;
export type Delivery = z.output<typeof delivery>;
export type Attachment = z.output<typeof attachment>;
export type TimelineEvent = z.output<typeof event>;
export type Mailbox = z.output<typeof mailbox>;
export type Inbound = z.output<typeof inbound>;
export type Notice = Output<'listNotices'>['items'][number];
export type NoticePreferences = Output<'getNoticePreferences'>;
/** One who works here, as the list has them. */
export type StaffMember = Output<'listAgents'>['items'][number];
export type Team = Output<'listTeams'>['items'][number];
export type Rule = Output<'listRules'>['items'][number];
/** Values of custom fields as the API takes them. */
export type CustomGiven = Input<'setFields'>['body']['fields'];
export type CustomFieldOut = Output<'listCustomFields'>['items'][number];
export type Jargon = Output<'listJargon'>['items'][number];
export type MailTextKind = Output<'listMailTexts'>['items'][number];
export type MailText = MailTextKind['texts'][number];
export type CompanyText = Output<'listTexts'>['items'][number];
export type CannedReply = Output<'listCannedReplies'>['items'][number];
export type TrialOutcome = Output<'tryRule'>;
export type SavedView = Output<'listViews'>['items'][number];
export type Me = Output<'getSession'>;
