/** Every route with its handler, on one page. Path, permission and shapes stand in contract/. */
import { routes } from '../contract/routes.ts';
import { createUpload, getAttachment, getQuarantineRaw, getRawMail } from './ticket/files.ts';
import { getMessageFrame } from './ticket/frame.ts';
import { on, type Mounted } from './http/handler.ts';
import { checkMailbox, createMailbox, listLedger, listMailboxes, updateMailbox } from './mail-in/mailboxes.ts';
import { listMessages } from './ticket/messages.ts';
import {
  archive,
  markSpam,
  reopen,
  resolve,
  setAssignee,
  setPriority,
  setTags,
  setType,
  snooze,
  wake,
} from './ticket/simple-commands.ts';
import { cancelOutbox, getOutbox, resendOutbox } from './ticket/outbox.ts';
import {
  createAgent,
  createTeam,
  getContact,
  listAgents,
  listContacts,
  listTeams,
  updateContact,
} from './people/people.ts';
import { listQuarantine, releaseQuarantine } from './mail-in/quarantine.ts';
import { createNote, createReply } from './ticket/replies.ts';
import {
  changePassword,
  createFirstAdmin,
  getSession,
  getSetup,
  signIn,
  signOut,
  updateProfile,
} from './people/session.ts';
import type { Streams } from './ticket/stream.ts';
import { createTicket, getCounters, getTicket, listEvents, listTickets, markRead } from './ticket/tickets.ts';

export const table = (streams: Streams): Mounted[] => [
  on(routes.getSetup, getSetup),
  on(routes.createFirstAdmin, createFirstAdmin),
  on(routes.signIn, signIn),
  on(routes.getSession, getSession),
  on(routes.signOut, signOut),
  on(routes.updateProfile, updateProfile),
  on(routes.changePassword, changePassword),

  on(routes.listTickets, listTickets),
  on(routes.getCounters, getCounters),
  on(routes.createTicket, createTicket),
  on(routes.getTicket, getTicket),
  on(routes.listMessages, listMessages),
  on(routes.listEvents, listEvents),
  on(routes.markRead, markRead),
  on(routes.createReply, createReply),
  on(routes.createNote, createNote),
  on(routes.setAssignee, setAssignee),
  on(routes.setPriority, setPriority),
  on(routes.setType, setType),
  on(routes.setTags, setTags),
  on(routes.resolve, resolve),
  on(routes.reopen, reopen),
  on(routes.archive, archive),
  on(routes.markSpam, markSpam),
  on(routes.snooze, snooze),
  on(routes.wake, wake),

  // `check` before `:id`: the first that matches answers.
  on(routes.checkMailbox, checkMailbox),
  on(routes.listMailboxes, listMailboxes),
  on(routes.createMailbox, createMailbox),
  on(routes.updateMailbox, updateMailbox),
  on(routes.listLedger, listLedger),
  on(routes.listQuarantine, listQuarantine),
  on(routes.getQuarantineRaw, getQuarantineRaw),
  on(routes.releaseQuarantine, releaseQuarantine),
  on(routes.getRawMail, getRawMail),
  on(routes.getMessageFrame, getMessageFrame),
  on(routes.getAttachment, getAttachment),
  on(routes.createUpload, createUpload),
  on(routes.getOutbox, getOutbox),
  on(routes.cancelOutbox, cancelOutbox),
  on(routes.resendOutbox, resendOutbox),

  on(routes.listContacts, listContacts),
  on(routes.getContact, getContact),
  on(routes.updateContact, updateContact),
  on(routes.listAgents, listAgents),
  on(routes.createAgent, createAgent),
  on(routes.listTeams, listTeams),
  on(routes.createTeam, createTeam),

  on(routes.getStream, streams.handler),
];
