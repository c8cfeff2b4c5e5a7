/** Routes of ticket with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { bulkRoutes, getJob, stopJob } from './bulk/bulk.ts';
import type { Jobs } from './bulk/jobs.ts';
import { applyActions } from './command/actions.ts';
import { setPriority, setTags, setType, snooze, wake } from './command/simple-commands.ts';
import {
  createCustomField,
  deleteCustomField,
  listCustomFields,
  orderCustomFields,
  updateCustomField,
} from './custom/custom-fields.ts';
import { setFields } from './custom/custom-values.ts';
import { archive } from './life/archiving.ts';
import { reopen } from './life/reopening.ts';
import { resolve } from './life/resolution.ts';
import { markSpam } from './life/spam.ts';
import { undo } from './life/undo.ts';
import { endWait, wait } from './life/waiting.ts';
import { countGroups, countTickets, getCounters, listTickets } from './list/lists.ts';
import { type ViewCounts, countSavedViews } from './list/view-counts.ts';
import { createView, deleteView, getView, listViews, orderViews, restoreView, updateView } from './list/views.ts';
import type { Lookers } from './lookers.ts';
import { setAbuse } from './message/abuse.ts';
import { getAttachment, getQuarantineRaw, getRawMail } from './message/files.ts';
import { getMessageFrame } from './message/frame.ts';
import { getMessageWords, listMessages } from './message/messages.ts';
import { createNote } from './message/notes.ts';
import { addPictureSender, dropPictureSender, listPictureSenders } from './message/picture-senders.ts';
import { createUploads } from './message/uploads.ts';
import { createTicket } from './new-ticket/new-ticket.ts';
import { setAssignee } from './owner/assigning.ts';
import { claim } from './owner/claim.ts';
import { setDue } from './promise/due.ts';
import { createPromise, keepPromise, listPromises, movePromise, withdrawPromise } from './promise/promises.ts';
import { setSummary } from './properties/summary.ts';
import { listTags } from './properties/tags.ts';
import { setTitle } from './properties/title.ts';
import { deleteDraft, getDraft, listDrafts, saveDraft } from './reply/drafts.ts';
import { cancelOutbox, getOutbox, holdOutbox, listScheduled, releaseOutbox, resendOutbox } from './reply/outbox.ts';
import { setParticipants, setRequester } from './reply/participants.ts';
import { createReply } from './reply/replies.ts';
import type { Streams } from './stream.ts';
import { getTicket, listEvents, markRead, markUnread } from './tickets.ts';

/** What stands in a process and serves all its requests. */
export type Standing = { streams: Streams; jobs: Jobs; lookers: Lookers; viewCounts: ViewCounts };

export const linesOf = (standing: Standing): Mounted[] => [
  ...lines(standing),
  ...bulkLines(standing.jobs),
  ...lookerLines(standing.lookers),
];

function bulkLines(jobs: Jobs): Mounted[] {
  const { createBulk, undoJob } = bulkRoutes(jobs);
  return [
    handle(routes.createBulk, createBulk),
    handle(routes.getJob, getJob),
    handle(routes.stopJob, stopJob),
    handle(routes.undoJob, undoJob),
  ];
}

const lookerLines = ({ listLookers, look, lookAway }: Lookers): Mounted[] => [
  handle(routes.listLookers, listLookers),
  handle(routes.look, look),
  handle(routes.lookAway, lookAway),
];

const lines = ({ streams, viewCounts }: Pick<Standing, 'streams' | 'viewCounts'>): Mounted[] => [
  handle(routes.listTickets, listTickets),
  // Before `:number`.
  handle(routes.countGroups, countGroups),
  handle(routes.countTickets, countTickets),
  handle(routes.listViews, listViews),
  handle(routes.createView, createView),
  // Before `:id`.
  handle(routes.countSavedViews, countSavedViews(viewCounts)),
  handle(routes.orderViews, orderViews),
  handle(routes.getView, getView),
  handle(routes.updateView, updateView),
  handle(routes.deleteView, deleteView),
  handle(routes.restoreView, restoreView),
  handle(routes.getCounters, getCounters),
  handle(routes.createTicket, createTicket),
  handle(routes.getTicket, getTicket),
  handle(routes.listMessages, listMessages),
  handle(routes.listEvents, listEvents),
  handle(routes.listDrafts, listDrafts),
  handle(routes.getDraft, getDraft),
  handle(routes.saveDraft, saveDraft),
  handle(routes.deleteDraft, deleteDraft),
  handle(routes.applyActions, applyActions),
  handle(routes.listTags, listTags),
  handle(routes.markRead, markRead),
  handle(routes.markUnread, markUnread),
  handle(routes.listPictureSenders, listPictureSenders),
  handle(routes.addPictureSender, addPictureSender),
  handle(routes.dropPictureSender, dropPictureSender),
  handle(routes.createReply, createReply),
  handle(routes.setParticipants, setParticipants),
  handle(routes.setSummary, setSummary),
  handle(routes.setTitle, setTitle),
  handle(routes.setAbuse, setAbuse),
  handle(routes.setRequester, setRequester),
  handle(routes.createNote, createNote),
  handle(routes.setAssignee, setAssignee),
  handle(routes.setPriority, setPriority),
  handle(routes.setType, setType),
  handle(routes.setTags, setTags),
  handle(routes.setFields, setFields),
  handle(routes.listCustomFields, listCustomFields),
  handle(routes.createCustomField, createCustomField),
  // `order` before `:id`: the first that matches answers.
  handle(routes.orderCustomFields, orderCustomFields),
  handle(routes.updateCustomField, updateCustomField),
  handle(routes.deleteCustomField, deleteCustomField),
  handle(routes.resolve, resolve),
  handle(routes.claim, claim),
  handle(routes.reopen, reopen),
  handle(routes.archive, archive),
  handle(routes.undo, undo),
  handle(routes.markSpam, markSpam),
  handle(routes.snooze, snooze),
  handle(routes.wake, wake),
  handle(routes.wait, wait),
  handle(routes.endWait, endWait),
  handle(routes.setDue, setDue),
  handle(routes.listPromises, listPromises),
  handle(routes.createPromise, createPromise),
  handle(routes.movePromise, movePromise),
  handle(routes.keepPromise, keepPromise),
  handle(routes.withdrawPromise, withdrawPromise),
  handle(routes.getQuarantineRaw, getQuarantineRaw),
  handle(routes.getRawMail, getRawMail),
  handle(routes.getMessageWords, getMessageWords),
  handle(routes.getMessageFrame, getMessageFrame),
  handle(routes.getAttachment, getAttachment),
  handle(routes.createUpload, createUploads()),
  handle(routes.getOutbox, getOutbox),
  handle(routes.cancelOutbox, cancelOutbox),
  handle(routes.holdOutbox, holdOutbox),
  handle(routes.releaseOutbox, releaseOutbox),
  handle(routes.listScheduled, listScheduled),
  handle(routes.resendOutbox, resendOutbox),
  handle(routes.getStream, streams.handler),
];
