/** Routes of mail-in with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { createMailApp, deleteMailApp, listMailApps, updateMailApp } from './apps.ts';
import { createMailConsent, getMailConsent } from './consents.ts';
import { deleteMailbox, mailboxConsequences } from './deletion.ts';
import { dryCountMailbox } from './dry-count.ts';
import { checkMailbox, createMailbox, listLedger, listMailboxes, signInAgain, updateMailbox } from './mailboxes.ts';
import { getQuarantineFrame } from './quarantine-frame.ts';
import { decideFlood, listQuarantine, readAgain, releaseQuarantine } from './quarantine.ts';
import { recogniseMailbox } from './recognition.ts';

export const lines: Mounted[] = [
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
  handle(routes.getQuarantineFrame, getQuarantineFrame),
  handle(routes.releaseQuarantine, releaseQuarantine),
  handle(routes.readAgain, readAgain),
  handle(routes.signInAgain, signInAgain),
  handle(routes.decideFlood, decideFlood),
];
