import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { rulesQuery } from '../data/rule-queries.ts';
import type { Rule } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Page } from '../shell/page.tsx';
import { Builder } from './builder.tsx';
import { type Draft, draftOf } from './draft.ts';
import { TemplateChoice } from './template-choice.tsx';
import { templateDraft } from './templates.ts';
import { useSpeaker } from '../condition/use-speaker.ts';
import type { Speaker } from '../condition/words.ts';

/** One rule to be changed, or a new one: from a template, or as a copy of another (`?copy=`). */
export default function RulePage({ id }: { id: string | null }) {
  const { t } = useLanguage();
  const copied = new URLSearchParams(useSearch()).get('copy');
  const rules = useQuery(rulesQuery);
  const { speaker, query: things } = useSpeaker();
  const named = rules.data?.items.find((one) => one.id === (id ?? copied));
  const title = id === null ? t('rules.new') : (named?.name ?? t('nav.rules'));
  return (
    <Page title={title}>
      <Unanswered query={rules} />
      {rules.data && <Unanswered query={things} />}
      {rules.data && speaker && id !== null && named === undefined && (
        <Empty kind="search" title={t('rules.gone')}>
          {t('rules.gone.text')}
        </Empty>
      )}
      {rules.data && speaker && id !== null && named && (
        // Somebody else's change does not take away what is being written; saving says so.
        <Builder key={id} rule={named} first={draftOf(named)} speaker={speaker} />
      )}
      {rules.data && speaker && id === null && <NewRule key={copied} copied={named} speaker={speaker} />}
    </Page>
  );
}

function NewRule({ copied, speaker }: { copied: Rule | undefined; speaker: Speaker }) {
  const { t, things } = speaker;
  const [first, begin] = useState<Draft | null>(() =>
    copied === undefined ? null : { ...draftOf(copied), name: t('rules.copy-of', { name: copied.name }).slice(0, 100) },
  );
  if (first === null)
    return <TemplateChoice speaker={speaker} onChoose={(template) => begin(templateDraft(template, things, t))} />;
  return <Builder rule={null} first={first} speaker={speaker} />;
}
