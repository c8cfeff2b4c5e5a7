/** What is wrong with a rule as far as the desk sees it, at the same places where the API would find it. */
import type { BadField } from '../../domain/field-fault.ts';
import { ruleFaults } from '../../domain/routing/check.ts';
import type { Action } from '../../domain/routing/rule.ts';
import { bad, emptyIn } from '../condition/unsaid.ts';
import { type Draft, ruleOf } from './draft.ts';

/** Each fault at its path; nothing: it can be sent. */
export function draftFaults(draft: Draft): BadField[] {
  const { when, then, name, on } = draft;
  return [
    ...(name.trim() === '' ? [bad('name', 'missing')] : []),
    ...(on.length === 0 ? [bad('on', 'missing')] : []),
    ...emptyIn(when, 'when'),
    ...ruleFaults(ruleOf(draft)),
    ...(then.length === 0 ? [bad('then', 'missing')] : []),
    ...then.flatMap(({ action }, at) => unsaid(action, `then.${at}`)),
  ];
}

/** What an action still has to be told. */
function unsaid(action: Action, path: string): BadField[] {
  const asked = (name: string, value: string) => (value === '' ? [bad(`${path}.${name}`, 'missing')] : []);
  switch (action.do) {
    case 'set-team':
      return asked('team', action.team);
    case 'set-agent':
      return asked('agent', action.agent);
    case 'need-skill':
      return asked('skill', action.skill);
    case 'reply':
      return asked('text', action.text);
    case 'add-tags':
      return action.tags.length === 0 ? [bad(`${path}.tags`, 'missing')] : [];
    default:
      return [];
  }
}
