/** A rule in one plain sentence of its reader's language, as the list and the builder show it. */
import { type Field, FIELDS } from '../../domain/ticket/field.ts';
import type { Action } from '../../domain/routing/rule.ts';
import { type Comparison, type Draft, isGroup, type Part, type Value } from './draft.ts';
import { capital, inside, nameOf, type Speaker, UNIT_MINUTES, unitOf, valueWord } from './words.ts';

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
    when.parts.length === 0 ? t('rule.if.nothing') : t('rule.if', { condition: clause(when, false, speaker) });
  const steps = then.map(({ action }) => said(action, speaker)).join(', ');
  const begin = capital([moments, condition].filter(Boolean).join(', '), language);
  return `${begin} → ${steps || '…'}${stop ? `; ${t('rule.says.stop')}` : ''}`;
}

/** "None of a and b" is said as "not a and not b": no sentence has a "not" around it. */
function clause(part: Part, not: boolean, speaker: Speaker): string {
  if (!isGroup(part)) return compared(part, part.not !== not, speaker);
  const turns = (part.mode === 'none' || part.mode === 'not-all') !== not;
  const isAll = (part.mode === 'all' || part.mode === 'not-all') !== turns;
  const words = part.parts.map((one) => {
    const words = clause(one, turns, speaker);
    return isGroup(one) && one.parts.length > 1 && part.parts.length > 1 ? `(${words})` : words;
  });
  return words.join(` ${speaker.t(isAll ? 'rule.and' : 'rule.or')} `) || '…';
}

function compared({ field, op, value }: Comparison, not: boolean, speaker: Speaker): string {
  const { t } = speaker;
  const end = not ? '.not' : '';
  const { kind }: Field = FIELDS[field];
  switch (kind) {
    case 'flag':
      return t(`rule.if.${field}${(value[0] === true) === not ? '.not' : ''}`);
    case 'text': {
      const values = either(value.map(quoted), speaker);
      // There may be several, of which one or none is meant.
      if (field === 'attachment-name') return t(`rule.if.${field}.${op}${end}`, { values });
      const words = { values, noun: t(`rule.noun.${field}`), within: t(`rule.within.${field}`) };
      return t(`rule.if.text.${op}${end}`, words);
    }
    case 'address': {
      const values = either(value.map(op === 'contains' ? quoted : String), speaker);
      return t(`rule.if.${field}.${op}${end}`, { values });
    }
    case 'number':
      return t(`rule.if.${field}.${op}${end}`, { values: amount(field, value[0], speaker) });
    case 'calendar': {
      const values = either(
        value.map((one) => valueWord(field, String(one), speaker)),
        speaker,
      );
      return t(`rule.if.${field}.${(op === 'inside') === not ? 'outside' : 'inside'}`, { values });
    }
    case 'choice': {
      const { of, choices }: Field = FIELDS[field];
      const word = (one: Value) => {
        const own = valueWord(field, String(one), speaker);
        if (of !== undefined || field === 'language') return own;
        return choices === undefined ? quoted(own) : inside(own, speaker.language);
      };
      return t(`rule.if.${field}${end}`, { values: either(value.map(word), speaker) });
    }
  }
}

const quoted = (value: Value): string => `“${String(value)}”`;

function amount(field: Comparison['field'], value: Value | undefined, { t, language }: Speaker): string {
  if (typeof value !== 'number') return '…';
  if (field !== 'minutes-in-state') return new Intl.NumberFormat(language).format(value);
  const unit = unitOf(value);
  return t(`rule.duration.${unit}`, { count: value / UNIT_MINUTES[unit] });
}

const either = (words: readonly string[], { t }: Speaker): string => listed(words, t('rule.or'));

function listed(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? '…';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;
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
