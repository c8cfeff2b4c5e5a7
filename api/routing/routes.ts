/** Routes of routing with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { blockSender, blockSenderOf, listBlockedSenders, measureBlock, unblockSender } from './blocked-senders.ts';
import { listCandidates } from './candidates.ts';
import { getExplanation } from './explanation.ts';
import { listRuleFields } from './fields.ts';
import { getGuarantee } from './guarantee.ts';
import { createHandOver, getHandOver } from './hand-over.ts';
import { getRoutingSettings, getSuggestedType, updateRoutingSettings } from './kind.ts';
import { createRule, deleteRule, listRuleVersions, listRules, orderRules, updateRule } from './rules.ts';
import { createText, listTexts, updateText } from './texts.ts';
import { getTrialProgress, tryPeople, tryRule } from './trials.ts';

export const lines: Mounted[] = [
  handle(routes.getSuggestedType, getSuggestedType),
  handle(routes.getRoutingSettings, getRoutingSettings),
  handle(routes.updateRoutingSettings, updateRoutingSettings),
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
];
