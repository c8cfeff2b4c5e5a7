/** Rules that most desks begin with, to be finished by whoever knows the desk. */
import { fold } from '../../domain/text/fold.ts';
import type { DeskT } from '../texts/index.ts';
import { type Comparison, newKey } from '../condition/blocks.ts';
import { comparisonOf } from '../condition/fields.ts';
import type { Draft } from './draft.ts';
import type { Action } from '../../domain/routing/rule.ts';
import type { Things } from '../condition/words.ts';

export const TEMPLATES = ['invoice', 'vip', 'outside-hours', 'spam', 'newsletter', 'empty'] as const;
export type Template = (typeof TEMPLATES)[number];

/** The draft that a template is. A team is proposed where one is called like what is meant. */
export function templateDraft(template: Template, things: Things, t: DeskT): Draft {
  const [when, then] = CONTENT[template](things);
  return {
    name: template === 'empty' ? '' : t(`rules.template.${template}`),
    enabled: true,
    on: ['ticket-opened'],
    when: { key: newKey(), mode: 'all', parts: when },
    then: then.map((action) => ({ key: newKey(), action })),
    // Nothing that comes later matters to what is closed; the blocks of `runRules` end there anyway.
    stop: false,
  };
}

type Content = [Comparison[], Action[]];

const CONTENT: Record<Template, (things: Things) => Content> = {
  invoice: (things) => [
    [{ ...comparisonOf('subject'), value: ['fatura'] }],
    [{ do: 'set-team', team: calledLike(things.team, /muhasebe|finans|account|billing|fatura/) }],
  ],
  vip: () => [[comparisonOf('sender-vip')], [{ do: 'need-seniority', seniority: 3 }, { do: 'raise-priority' }]],
  'outside-hours': (things) => [
    [{ ...comparisonOf('hours'), op: 'outside', value: things.calendar.slice(0, 1).map(({ id }) => id) }],
    [
      { do: 'set-team', team: calledLike(things.team, /nobet|call|gece|night/) },
      { do: 'notify', whom: 'lead' },
    ],
  ],
  spam: () => [[comparisonOf('marked-spam')], [{ do: 'mark-spam' }]],
  newsletter: () => [
    [{ ...comparisonOf('text'), value: ['abonelikten çık', 'üyelikten ayrıl', 'unsubscribe'] }],
    [{ do: 'archive' }],
  ],
  empty: () => [[comparisonOf('subject')], []],
};

const calledLike = (things: Things['team'], words: RegExp): string =>
  (things.find(({ name }) => words.test(fold(name))) ?? (things.length === 1 ? things[0] : undefined))?.id ?? '';
