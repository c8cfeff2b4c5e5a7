/** Routes of sla with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { createPolicy, deletePolicy, listPolicies, orderPolicies, updatePolicy } from './policies.ts';
import { getPolicyPreviewProgress, previewPolicies } from './previews.ts';
import { getRenewal } from './renewal.ts';
import { getPolicyTrialProgress, tryPolicy } from './trials.ts';

export const lines: Mounted[] = [
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
];
