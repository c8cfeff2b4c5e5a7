/** Routes of mail-out with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import {
  createCannedReply,
  deleteCannedReply,
  listCannedReplies,
  updateCannedReply,
  useCannedReply,
} from './canned-replies.ts';
import { listJargon, saveJargon } from './jargon.ts';
import { getSignature, listMailTexts, previewMailText, resetMailText, saveMailText } from './texts.ts';

export const lines: Mounted[] = [
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
];
