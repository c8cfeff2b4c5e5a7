/** What the builder has to offer for each action. */
import type { Action } from '../../domain/routing/rule.ts';
import type { Things } from '../condition/words.ts';

/** In the order in which they are wanted. */
export const ACTION_KINDS = [
  'set-team',
  'set-agent',
  'need-seniority',
  'need-skill',
  'set-priority',
  'raise-priority',
  'set-type',
  'add-tags',
  'reply',
  'notify',
  'archive',
  'mark-spam',
] as const satisfies readonly Action['do'][];

/** The action with what is chosen most; where only a person can choose, nothing. */
export function actionOf(kind: Action['do'], things: Things): Action {
  const only = (of: 'team' | 'agent' | 'skill' | 'text') => (things[of].length === 1 ? things[of][0]!.id : '');
  switch (kind) {
    case 'set-team':
      return { do: kind, team: only('team') };
    case 'set-agent':
      return { do: kind, agent: only('agent') };
    case 'need-skill':
      return { do: kind, skill: only('skill'), level: 2 };
    case 'need-seniority':
      return { do: kind, seniority: 3 };
    case 'set-priority':
      return { do: kind, priority: 'high' };
    case 'set-type':
      return { do: kind, type: 'complaint' };
    case 'add-tags':
      return { do: kind, tags: [] };
    case 'reply':
      return { do: kind, text: only('text') };
    case 'notify':
      return { do: kind, whom: 'lead' };
    case 'raise-priority':
    case 'archive':
    case 'mark-spam':
      return { do: kind };
  }
}
