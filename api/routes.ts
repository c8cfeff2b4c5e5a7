/** Every route with its handler, on one page. Path, permission and shapes stand in contract/. */
import { routes } from '../contract/routes.ts';
import { createMailApp, deleteMailApp, listMailApps, updateMailApp } from './mail-in/apps.ts';
import { createMailConsent, getMailConsent } from './mail-in/consents.ts';
import { createUploads } from './ticket/message/uploads.ts';
import { getAttachment, getQuarantineRaw, getRawMail } from './ticket/message/files.ts';
import { getMessageFrame } from './ticket/message/frame.ts';
import { handle, type Mounted } from './http/handler.ts';
import { deleteMailbox, mailboxConsequences } from './mail-in/deletion.ts';
import { dryCountMailbox } from './mail-in/dry-count.ts';
import {
  checkMailbox,
  createMailbox,
  listLedger,
  listMailboxes,
  signInAgain,
  updateMailbox,
} from './mail-in/mailboxes.ts';
import { recogniseMailbox } from './mail-in/recognition.ts';
import { getMessageWords, listMessages } from './ticket/message/messages.ts';
import { applyActions } from './ticket/command/actions.ts';
import { deleteDraft, getDraft, listDrafts, saveDraft } from './ticket/reply/drafts.ts';
import { setDue } from './ticket/promise/due.ts';
import {
  createCustomField,
  deleteCustomField,
  listCustomFields,
  orderCustomFields,
  updateCustomField,
} from './ticket/custom/custom-fields.ts';
import { setFields } from './ticket/custom/custom-values.ts';
import { createPromise, keepPromise, listPromises, movePromise, withdrawPromise } from './ticket/promise/promises.ts';
import { endWait, wait } from './ticket/life/waiting.ts';
import { setPriority, setTags, setType, snooze, wake } from './ticket/command/simple-commands.ts';
import { archive } from './ticket/life/archiving.ts';
import { setAssignee } from './ticket/owner/assigning.ts';
import { claim } from './ticket/owner/claim.ts';
import { reopen } from './ticket/life/reopening.ts';
import { resolve } from './ticket/life/resolution.ts';
import { undo } from './ticket/life/undo.ts';
import { markSpam } from './ticket/life/spam.ts';
import {
  cancelOutbox,
  getOutbox,
  holdOutbox,
  listScheduled,
  releaseOutbox,
  resendOutbox,
} from './ticket/reply/outbox.ts';
import { getContact, listContacts, updateContact } from './people/contacts.ts';
import { agentConsequences, createAgent, getAgent, listAgents, updateAgent } from './people/staff.ts';
import { getRoutingSettings, getSuggestedType, updateRoutingSettings } from './routing/kind.ts';
import { createSkill, deleteSkill, listSkills, updateSkill } from './people/skills.ts';
import { createTeam, deleteTeam, listTeams, updateTeam } from './people/teams.ts';
import { createShift, deleteShift, listShifts, updateShift } from './people/shifts.ts';
import { createAbsence, deleteAbsence, listAbsences, updateAbsence } from './people/absences.ts';
import { listPresences, setPresence } from './people/presences.ts';
import { createDuty, deleteDuty, getRotation, listDuties, setRotation } from './people/on-call.ts';
import { getWeek } from './people/week.ts';
import { addHolidays, createCalendar, getCalendar, listCalendars, updateCalendar } from './people/calendars.ts';
import {
  createOrganisation,
  deleteOrganisation,
  getOrganisation,
  listOrganisations,
  updateOrganisation,
} from './customer/organisations.ts';
import { deleteVip, importVips, listVips, setVip } from './customer/vips.ts';
import { createContactNote, deleteContactNote, listContactNotes, updateContactNote } from './customer/contact-notes.ts';
import { listContactTickets } from './customer/contact-tickets.ts';
import { getContactZone } from './customer/contact-zone.ts';
import {
  blockSender,
  blockSenderOf,
  listBlockedSenders,
  measureBlock,
  unblockSender,
} from './routing/blocked-senders.ts';
import { listRuleFields } from './routing/fields.ts';
import { createRule, deleteRule, listRules, listRuleVersions, orderRules, updateRule } from './routing/rules.ts';
import {
  createCannedReply,
  deleteCannedReply,
  listCannedReplies,
  updateCannedReply,
  useCannedReply,
} from './mail-out/canned-replies.ts';
import { listJargon, saveJargon } from './mail-out/jargon.ts';
import { getSignature, listMailTexts, previewMailText, resetMailText, saveMailText } from './mail-out/texts.ts';
import { createPolicy, deletePolicy, listPolicies, orderPolicies, updatePolicy } from './sla/policies.ts';
import { getRenewal } from './sla/renewal.ts';
import { thenRenew } from './sla/then-renew.ts';
import { createText, listTexts, updateText } from './routing/texts.ts';
import { thenHandOut } from './routing/then-hand-out.ts';
import { getTrialProgress, tryPeople, tryRule } from './routing/trials.ts';
import { getPolicyPreviewProgress, previewPolicies } from './sla/previews.ts';
import { getPolicyTrialProgress, tryPolicy } from './sla/trials.ts';
import { getToday } from './people/today.ts';
import { getNoticePreferences, listNotices, readNotice, readNotices, setNoticePreferences } from './people/notices.ts';
import { decideFlood, listQuarantine, readAgain, releaseQuarantine } from './mail-in/quarantine.ts';
import { getQuarantineFrame } from './mail-in/quarantine-frame.ts';
import { createNote } from './ticket/message/notes.ts';
import { setAbuse } from './ticket/message/abuse.ts';
import { setSummary } from './ticket/properties/summary.ts';
import { setTitle } from './ticket/properties/title.ts';
import { setParticipants, setRequester } from './ticket/reply/participants.ts';
import { createReply } from './ticket/reply/replies.ts';
import {
  changePassword,
  keepPreferences,
  createFirstAdmin,
  getSession,
  getSetup,
  signIn,
  signOut,
  updateProfile,
} from './people/session.ts';
import { getFirstSteps } from './people/first-steps.ts';
import { choosePassword, createPasswordLink, forgetPassword } from './people/password-links.ts';
import { listCandidates } from './routing/candidates.ts';
import { getExplanation } from './routing/explanation.ts';
import { getGuarantee } from './routing/guarantee.ts';
import { createHandOver, getHandOver } from './routing/hand-over.ts';
import type { Lookers } from './ticket/lookers.ts';
import type { Streams } from './ticket/stream.ts';
import { createTicket } from './ticket/new-ticket/new-ticket.ts';
import { listTags } from './ticket/properties/tags.ts';
import { bulkRoutes, getJob, stopJob } from './ticket/bulk/bulk.ts';
import type { Jobs } from './ticket/bulk/jobs.ts';
import { addPictureSender, dropPictureSender, listPictureSenders } from './ticket/message/picture-senders.ts';
import { getTicket, listEvents, markRead, markUnread } from './ticket/tickets.ts';
import { countGroups, countTickets, getCounters, listTickets } from './ticket/list/lists.ts';
import {
  createView,
  deleteView,
  getView,
  listViews,
  orderViews,
  restoreView,
  updateView,
} from './ticket/list/views.ts';
import { countSavedViews, type ViewCounts } from './ticket/list/view-counts.ts';

/** What stands in a process and serves all its requests. */
export type Standing = { streams: Streams; jobs: Jobs; lookers: Lookers; viewCounts: ViewCounts };

export const table = (standing: Standing): Mounted[] =>
  [...lines(standing), ...bulkLines(standing.jobs), ...lookerLines(standing.lookers)].map(thenHandOut).map(thenRenew);

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
  handle(routes.getSetup, getSetup),
  handle(routes.createFirstAdmin, createFirstAdmin),
  handle(routes.signIn, signIn),
  handle(routes.forgetPassword, forgetPassword),
  handle(routes.choosePassword, choosePassword),
  handle(routes.getSession, getSession),
  handle(routes.signOut, signOut),
  handle(routes.updateProfile, updateProfile),
  handle(routes.changePassword, changePassword),
  handle(routes.keepPreferences, keepPreferences),
  handle(routes.getFirstSteps, getFirstSteps),

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

  // `check` before `:id`: the first that matches answers.
  handle(routes.checkMailbox, checkMailbox),
  handle(routes.dryCountMailbox, dryCountMailbox),
  handle(routes.recogniseMailbox, recogniseMailbox),
  handle(routes.listMailboxes, listMailboxes),
  handle(routes.createMailbox, createMailbox),
  handle(routes.updateMailbox, updateMailbox),
  handle(routes.mailboxConsequences, mailboxConsequences),
  handle(routes.deleteMailbox, deleteMailbox),
  handle(routes.listMailApps, listMailApps),
  handle(routes.createMailApp, createMailApp),
  handle(routes.updateMailApp, updateMailApp),
  handle(routes.deleteMailApp, deleteMailApp),
  handle(routes.createMailConsent, createMailConsent),
  handle(routes.getMailConsent, getMailConsent),
  handle(routes.listLedger, listLedger),
  handle(routes.listQuarantine, listQuarantine),
  handle(routes.getQuarantineRaw, getQuarantineRaw),
  handle(routes.getQuarantineFrame, getQuarantineFrame),
  handle(routes.releaseQuarantine, releaseQuarantine),
  handle(routes.readAgain, readAgain),
  handle(routes.signInAgain, signInAgain),
  handle(routes.decideFlood, decideFlood),
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

  handle(routes.listContacts, listContacts),
  handle(routes.getContact, getContact),
  handle(routes.updateContact, updateContact),
  handle(routes.listContactTickets, listContactTickets),
  handle(routes.getContactZone, getContactZone),
  handle(routes.listContactNotes, listContactNotes),
  handle(routes.createContactNote, createContactNote),
  handle(routes.updateContactNote, updateContactNote),
  handle(routes.deleteContactNote, deleteContactNote),
  handle(routes.listAgents, listAgents),
  handle(routes.getAgent, getAgent),
  handle(routes.createAgent, createAgent),
  handle(routes.createPasswordLink, createPasswordLink),
  handle(routes.updateAgent, updateAgent),
  handle(routes.agentConsequences, agentConsequences),
  handle(routes.listNotices, listNotices),
  handle(routes.readNotice, readNotice),
  handle(routes.readNotices, readNotices),
  handle(routes.getToday, getToday),
  handle(routes.getNoticePreferences, getNoticePreferences),
  handle(routes.setNoticePreferences, setNoticePreferences),
  handle(routes.listTeams, listTeams),
  handle(routes.createTeam, createTeam),
  handle(routes.updateTeam, updateTeam),
  handle(routes.deleteTeam, deleteTeam),
  handle(routes.getSuggestedType, getSuggestedType),
  handle(routes.getRoutingSettings, getRoutingSettings),
  handle(routes.updateRoutingSettings, updateRoutingSettings),
  handle(routes.listSkills, listSkills),
  handle(routes.createSkill, createSkill),
  handle(routes.updateSkill, updateSkill),
  handle(routes.deleteSkill, deleteSkill),
  handle(routes.listShifts, listShifts),
  handle(routes.createShift, createShift),
  handle(routes.updateShift, updateShift),
  handle(routes.deleteShift, deleteShift),
  handle(routes.listAbsences, listAbsences),
  handle(routes.createAbsence, createAbsence),
  handle(routes.updateAbsence, updateAbsence),
  handle(routes.deleteAbsence, deleteAbsence),
  handle(routes.setPresence, setPresence),
  handle(routes.listPresences, listPresences),
  handle(routes.getRotation, getRotation),
  handle(routes.setRotation, setRotation),
  handle(routes.listDuties, listDuties),
  handle(routes.createDuty, createDuty),
  handle(routes.deleteDuty, deleteDuty),
  handle(routes.getWeek, getWeek),
  handle(routes.listCalendars, listCalendars),
  handle(routes.getCalendar, getCalendar),
  handle(routes.createCalendar, createCalendar),
  handle(routes.updateCalendar, updateCalendar),
  handle(routes.addHolidays, addHolidays),
  handle(routes.listPolicies, listPolicies),
  handle(routes.getRenewal, getRenewal),
  handle(routes.createPolicy, createPolicy),
  // `order` before `:id`: the first that matches answers.
  handle(routes.orderPolicies, orderPolicies),
  handle(routes.updatePolicy, updatePolicy),
  handle(routes.deletePolicy, deletePolicy),
  handle(routes.tryPolicy, tryPolicy),
  handle(routes.previewPolicies, previewPolicies),
  handle(routes.getPolicyPreviewProgress, getPolicyPreviewProgress),
  handle(routes.getPolicyTrialProgress, getPolicyTrialProgress),
  handle(routes.listOrganisations, listOrganisations),
  handle(routes.getOrganisation, getOrganisation),
  handle(routes.createOrganisation, createOrganisation),
  handle(routes.updateOrganisation, updateOrganisation),
  handle(routes.deleteOrganisation, deleteOrganisation),
  handle(routes.listVips, listVips),
  handle(routes.setVip, setVip),
  handle(routes.deleteVip, deleteVip),
  handle(routes.importVips, importVips),

  // `order` before `:id`.
  handle(routes.listRules, listRules),
  handle(routes.listRuleFields, listRuleFields),
  handle(routes.createRule, createRule),
  handle(routes.orderRules, orderRules),
  handle(routes.updateRule, updateRule),
  handle(routes.deleteRule, deleteRule),
  handle(routes.listRuleVersions, listRuleVersions),
  handle(routes.tryRule, tryRule),
  handle(routes.tryPeople, tryPeople),
  handle(routes.getTrialProgress, getTrialProgress),
  handle(routes.listCannedReplies, listCannedReplies),
  handle(routes.createCannedReply, createCannedReply),
  handle(routes.updateCannedReply, updateCannedReply),
  handle(routes.deleteCannedReply, deleteCannedReply),
  handle(routes.useCannedReply, useCannedReply),
  handle(routes.getSignature, getSignature),
  handle(routes.listJargon, listJargon),
  handle(routes.saveJargon, saveJargon),
  handle(routes.listMailTexts, listMailTexts),
  handle(routes.saveMailText, saveMailText),
  handle(routes.resetMailText, resetMailText),
  handle(routes.previewMailText, previewMailText),
  handle(routes.listTexts, listTexts),
  handle(routes.createText, createText),
  handle(routes.updateText, updateText),
  handle(routes.listBlockedSenders, listBlockedSenders),
  handle(routes.blockSender, blockSender),
  handle(routes.blockSenderOf, blockSenderOf),
  handle(routes.measureBlock, measureBlock),
  handle(routes.unblockSender, unblockSender),
  handle(routes.getExplanation, getExplanation),
  handle(routes.listCandidates, listCandidates),
  handle(routes.getGuarantee, getGuarantee),
  handle(routes.getHandOver, getHandOver),
  handle(routes.createHandOver, createHandOver),

  handle(routes.getStream, streams.handler),
];
