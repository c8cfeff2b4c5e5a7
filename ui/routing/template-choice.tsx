import {
  IconAlarm,
  IconMailOff,
  IconNews,
  IconPencilPlus,
  IconReceipt2,
  IconStar,
  type Icon,
} from '@tabler/icons-react';
import { sentence } from './sentence.ts';
import { type Template, TEMPLATES, templateDraft } from './templates.ts';
import type { Speaker } from '../condition/words.ts';
import cards from '../parts/panel/choice-cards.module.css';

const PICTURES: Record<Template, Icon> = {
  invoice: IconReceipt2,
  vip: IconStar,
  'outside-hours': IconAlarm,
  spam: IconMailOff,
  newsletter: IconNews,
  empty: IconPencilPlus,
};

type Props = { speaker: Speaker; onChoose: (template: Template) => void };

/** What a new rule begins with: one of those that most desks have, or nothing. */
export function TemplateChoice({ speaker, onChoose }: Props) {
  const { t, things } = speaker;
  return (
    <ul className={cards['cards']} aria-label={t('rules.templates')}>
      {TEMPLATES.map((template) => {
        const Picture = PICTURES[template];
        return (
          <li key={template}>
            <button type="button" onClick={() => onChoose(template)}>
              <Picture size={22} stroke={1.6} aria-hidden="true" />
              <b>{t(`rules.template.${template}`)}</b>
              <span>
                {template === 'empty'
                  ? t('rules.template.empty.text')
                  : sentence(templateDraft(template, things, t), speaker)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
