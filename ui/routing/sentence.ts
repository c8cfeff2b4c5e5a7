/** A rule in one plain sentence of its reader's language, as the list and the builder show it. */
import type { Action } from '../../domain/routing/rule.ts';
import { conditionWords, either, listed, quoted } from '../condition/clause.ts';
import { capital, inside, nameOf, type Speaker } from '../condition/words.ts';
import type { Draft } from './draft.ts';

/** What the rule does and when; what is not said yet is `…`. */
export function sentence(
  { on, when, then, stop }: Pick<Draft, 'on' | 'when' | 'then' | 'stop'>,
  speaker: Speaker,
): string {
  const { t, language } = speaker;
  // The usual moment goes without saying.
  const isUsual = on.length === 1 && on[0] === 'ticket-opened';
  const moments = isUsual
    ? ''
    : either(
        on.map((moment) => t(`rule.on.${moment}`)),
        speaker,
      );
  const condition =
    when.parts.length === 0 ? t('rule.if.nothing') : t('rule.if', { condition: conditionWords(when, speaker) });
  const steps = then.map(({ action }) => said(action, speaker)).join(', ');
  const begin = capital([moments, condition].filter(Boolean).join(', '), language);
  return `${begin} → ${steps || '…'}${stop ? `; ${t('rule.says.stop')}` : ''}`;
}

function said(action: Action, speaker: Speaker): string {
  const { t, language } = speaker;
  switch (action.do) {
    case 'set-team':
      return t('rule.says.set-team', { team: nameOf('team', action.team, speaker) });
    case 'set-agent':
      return t('rule.says.set-agent', { agent: nameOf('agent', action.agent, speaker) });
    case 'need-skill':
      return t('rule.says.need-skill', {
        ...{ skill: nameOf('skill', action.skill, speaker), level: action.level },
      });
    case 'need-seniority':
      return t(`rule.says.need-seniority.${action.seniority}`);
    case 'set-priority':
      return t('rule.says.set-priority', { priority: inside(t(`priority.${action.priority}`), language) });
    case 'set-type':
      return t('rule.says.set-type', { type: inside(t(`type.${action.type}`), language) });
    case 'add-tags':
      return t('rule.says.add-tags', {
        ...{ count: action.tags.length, tags: listed(action.tags.map(quoted), t('rule.and')) },
      });
    case 'reply':
      return t('rule.says.reply', { text: nameOf('text', action.text, speaker) });
    case 'notify':
      if (typeof action.whom === 'string') return t(`rule.says.notify.${action.whom}`);
      return t('rule.says.notify.agent', { agent: nameOf('agent', action.whom.agent, speaker) });
    case 'raise-priority':
    case 'archive':
    case 'mark-spam':
      return t(`rule.says.${action.do}`);
  }
}
