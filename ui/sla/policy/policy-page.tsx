import '@mantine/core/styles/Anchor.css';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconBolt, IconCopy, IconHeartHandshake, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { useSpeaker } from '../../condition/use-speaker.ts';
import type { Speaker } from '../../condition/words.ts';
import { calendarsQuery, policiesQuery } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { Empty } from '../../parts/empty/empty.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { paths } from '../../paths.ts';
import { Page } from '../../shell/page.tsx';
import type { Calendar } from '../calendar/calendars.tsx';
import { workdayMs } from './duration-words.ts';
import { copyOf, draftOf, type Policy, type PolicyDraft, PRESET_NAMES, presetDraft } from './policy-draft.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { type Difference, differencesOf } from './preset-words.ts';
import cards from '../../parts/panel/choice-cards.module.css';
import classes from './policy.module.css';

/** One policy to be changed, or a new one: from a preset, or as a copy of another (`?copy=`). */
export default function PolicyPage({ id }: { id: string | null }) {
  const { t } = useLanguage();
  const copied = new URLSearchParams(useSearch()).get('copy');
  const policies = useQuery(policiesQuery);
  const calendars = useQuery(calendarsQuery);
  const { speaker, query: things } = useSpeaker();
  // Somebody else's change does not take away what is being written; saving says so, and then it may be taken.
  const [taken, take] = useState(0);
  const items = policies.data?.items;
  const named = items?.find((one) => one.id === (id ?? copied));
  const title = id === null ? t('policy.new') : (named?.name ?? t('nav.policies'));
  const ready = items && speaker && calendars.data ? { items, speaker, calendars: calendars.data.items } : null;
  return (
    <Page title={title} wide>
      <Anchor component={Link} href={paths.policies()} className={classes['back']}>
        <IconArrowLeft size={15} aria-hidden="true" /> {t('policy.back')}
      </Anchor>
      <Unanswered query={policies} />
      {policies.data && <Unanswered query={things} />}
      {policies.data && speaker && <Unanswered query={calendars} />}
      {ready && id !== null && named === undefined && (
        <Empty kind="search" title={t('policy.gone')}>
          {t('policy.gone.text')}
        </Empty>
      )}
      {ready && id !== null && named && (
        <PolicyEditor
          key={`${id} ${taken}`}
          policy={named}
          first={draftOf(named)}
          speaker={ready.speaker}
          calendars={ready.calendars}
          onTake={() => void policies.refetch().then(() => take((count) => count + 1))}
        />
      )}
      {ready && id === null && <NewPolicy key={copied} copied={named} {...ready} />}
    </Page>
  );
}

type NewProps = {
  copied: Policy | undefined;
  items: readonly Policy[];
  speaker: Speaker;
  calendars: readonly Calendar[];
};

function NewPolicy({ copied, items, speaker, calendars }: NewProps) {
  const { t } = speaker;
  const copy = (policy: Policy) => copyOf(policy, t('policy.copy-of', { name: policy.name }).slice(0, 100));
  const [first, begin] = useState<PolicyDraft | null>(() => (copied === undefined ? null : copy(copied)));
  if (first === null)
    return <Start {...{ items, speaker, calendars }} onBegin={begin} onCopy={(policy) => begin(copy(policy))} />;
  return <PolicyEditor policy={null} first={first} speaker={speaker} calendars={calendars} onTake={() => undefined} />;
}

const PICTURES: Record<(typeof PRESET_NAMES)[number], Icon> = {
  'speed-first': IconBolt,
  'satisfaction-first': IconHeartHandshake,
};

type StartProps = {
  items: readonly Policy[];
  speaker: Speaker;
  calendars: readonly Calendar[];
  onBegin: (draft: PolicyDraft) => void;
  onCopy: (policy: Policy) => void;
};

/** What a new policy begins with: one of two styles of service, or what is promised now. */
function Start({ items, speaker, calendars, onBegin, onCopy }: StartProps) {
  const { t } = speaker;
  const rest = items.find(({ isDefault }) => isDefault)!;
  const dayMs = workdayMs(calendars.find(({ id }) => id === rest.calendar.id) ?? { openHours: [] });
  return (
    <ul className={cards['cards']} data-beneath aria-label={t('policy.start')}>
      {PRESET_NAMES.map((preset) => {
        const Picture = PICTURES[preset];
        const name = t(`policy.start.${preset}`);
        const draft = presetDraft(preset, name, rest.calendar.id);
        return (
          <li key={preset}>
            <button type="button" onClick={() => onBegin(draft)}>
              <Picture size={22} stroke={1.6} aria-hidden="true" />
              <b>{name}</b>
              <span>{t(`policy.start.${preset}.text`)}</span>
            </button>
            <Differences all={differencesOf(draft, rest, { ...speaker, dayMs })} other={rest.name} t={t} />
          </li>
        );
      })}
      <li>
        <button type="button" onClick={() => onCopy(rest)}>
          <IconCopy size={22} stroke={1.6} aria-hidden="true" />
          <b>{t('policy.start.copy', { name: rest.name })}</b>
          <span>{t('policy.start.copy.text')}</span>
        </button>
      </li>
    </ul>
  );
}

/** All that would be otherwise than it is now. */
function Differences({ all, other, t }: { all: Difference[]; other: string; t: Speaker['t'] }) {
  if (all.length === 0) return <p className={classes['differs']}>{t('policy.differs.not', { name: other })}</p>;
  return (
    // On a phone the next card would be far below; there it is opened by whoever wants it.
    <details className={classes['differs']} open={matchMedia('(min-width: 48em)').matches}>
      <summary>{t('policy.differs', { name: other, count: all.length })}</summary>
      <dl>
        {all.map(({ what, is, was }) => (
          <div key={`${what} ${is}`}>
            <dt>{what}</dt>
            <dd>
              {is}
              {was !== null && <small>{t('policy.differs.was', { was })}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
