/** What the desk reads of rules, and how far a trial of them, or the preview of a change, has come. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './queries.ts';

export const rulesQuery = queryOptions({ queryKey: keys.rules, queryFn: () => call('listRules', {}) });

/** What rules can ask and do, and all that they can name. */
export const ruleFieldsQuery = queryOptions({
  queryKey: [...keys.rules, 'fields'],
  queryFn: () => call('listRuleFields', {}),
  staleTime: 30_000,
});

export const companyTextsQuery = queryOptions({
  queryKey: [...keys.rules, 'texts'],
  queryFn: () => call('listTexts', {}),
});

export const routingSettingsQuery = queryOptions({
  queryKey: [...keys.rules, 'settings'],
  queryFn: () => call('getRoutingSettings', {}),
});

export const blockedQuery = queryOptions({
  queryKey: [...keys.rules, 'blocked'],
  queryFn: () => call('listBlockedSenders', {}),
});

/** What blocking this address or domain would hit. */
export const blockReachQuery = (entry: string) =>
  queryOptions({
    queryKey: [...keys.rules, 'block-reach', entry],
    queryFn: ({ signal }) => call('measureBlock', { body: { entry } }, { signal }),
    retry: false,
  });

/** How far the trial is that this agent has running, asked again and again. */
export const trialProgressQuery = queryOptions({
  queryKey: [...keys.rules, 'trial'],
  queryFn: () => call('getTrialProgress', {}),
  refetchInterval: 700,
  gcTime: 0,
});

/** The same of one of a policy or a calendar. */
export const policyTrialProgressQuery = queryOptions({
  ...trialProgressQuery,
  queryKey: [...keys.rules, 'policy-trial'],
  queryFn: () => call('getPolicyTrialProgress', {}),
});

/** The same of what a change does to open tickets, which is asked before it is made. */
export const policyPreviewProgressQuery = queryOptions({
  ...trialProgressQuery,
  queryKey: [...keys.rules, 'policy-preview'],
  queryFn: () => call('getPolicyPreviewProgress', {}),
});
