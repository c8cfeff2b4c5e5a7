import '@mantine/core/styles/Anchor.css';
import { Anchor, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { BuildContext } from '../../condition/build-context.ts';
import { GroupBlock } from '../../condition/group-block.tsx';
import type { Speaker } from '../../condition/words.ts';
import { call, ProblemError } from '../../data/client.ts';
import { useMe } from '../../door/session.tsx';
import { useFaults } from '../../field-error.ts';
import { useNow } from '../../now.ts';
import { useChange } from '../../parts/panel/panel.tsx';
import { BuilderForm } from '../../parts/panel/builder-form.tsx';
import { useOpenEffect } from '../../parts/dialog/open-effect.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { paths } from '../../paths.ts';
import { Card } from '../../shell/page.tsx';
import { dayTime } from '../../time.ts';
import { toastDone } from '../../toast.ts';
import type { Calendar } from '../calendar/calendars.tsx';
import { workdayMs } from './duration-words.ts';
import { EscalationsField } from './escalations-field.tsx';
import { PausesField } from './pauses-field.tsx';
import { ASKED, bodyOf, draftFaults, type Policy, type PolicyDraft } from './policy-draft.ts';
import { PolicyExample } from './policy-example.tsx';
import { PROMISE_KEYS } from './policy-keys.ts';
import { forWhom, hoursWords, warnWords } from './policy-words.ts';
import { PolicyTrial } from './policy-trial.tsx';
import { PromiseTable } from './promise-table.tsx';
import { SilenceField, WatchField } from './silence-field.tsx';
import { StaleAlert } from '../stale-alert.tsx';
import shared from '../../parts/panel/settings.module.css';
import frame from '../../parts/panel/builder.module.css';
import classes from './policy.module.css';

/** Faults that are shown where they are. */
const HAS_PLACE = /^(?:name|calendar|when|promises|escalations|limits|pauses|warnAfter)(?:\.|$)/;
const WARN_PERCENTS = [25, 50, 75, 90, 100] as const;

type Props = {
  /** Null: a new one. */
  policy: Policy | null;
  first: PolicyDraft;
  speaker: Speaker;
  calendars: readonly Calendar[];
  /** Begins anew with what somebody else has saved. */
  onTake: () => void;
};

/** Writes a policy, with an example of what it comes to beside it. */
export function PolicyEditor({ policy, first, speaker, calendars, onTake }: Props) {
  const { t, language } = speaker;
  const { can } = useMe();
  const now = useNow();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(first);
  const [fresh, setFresh] = useState<number | null>(null);
  // Of the version that it began with, also when a newer one has been read meanwhile.
  const [version] = useState(policy?.version);
  const isDefault = policy?.isDefault ?? false;
  const own = draftFaults(draft, isDefault);
  const save = useChange(
    PROMISE_KEYS,
    () => {
      const body = bodyOf(draft, isDefault);
      return policy === null
        ? call('createPolicy', { body })
        : call('updatePolicy', { params: { id: policy.id }, body }, { version });
    },
    () => {
      toastDone(t('policy.saved', { name: draft.name }), t);
      navigate(paths.policies());
    },
  );
  const isStale = save.error instanceof ProblemError && save.error.code === 'stale-version';
  const { told, wrong, isWhole } = useFaults(own, save.error, t);
  const change = (part: Partial<PolicyDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    // What the API said was of what it was sent; of a version that is gone it stays true.
    if (save.isError && !isStale) save.reset();
  };
  const effect = useOpenEffect();
  const submit = async () => {
    if (!isWhole()) return;
    const changed = { ...bodyOf(draft, isDefault), ...(policy && { id: policy.id }) };
    if (await effect.ask({ policy: changed })) save.mutate();
  };
  const calendar = calendars.find(({ id }) => id === draft.calendar) ?? calendars[0];
  const dayMs = workdayMs(calendar ?? { openHours: [] });
  const why = can('schedule:write') ? null : t('why.permission');
  const always = t('policy.when.nothing');
  return (
    <BuildContext value={{ speaker, fields: ASKED, always, wrong, fresh, onAdded: setFresh }}>
      <BuilderForm className={classes['editor']}>
        <div className={frame['form']}>
          <section className={classes['sentence']} aria-label={t('policy.when')}>
            <p>{forWhom({ when: draft.when, isDefault }, speaker)}</p>
            <small>{hoursWords(draft.countBy, calendar?.name ?? '', speaker)}</small>
          </section>
          <Card>
            <div className={frame['section']}>
              <TextInput
                label={t('field.name')}
                placeholder={t('policy.name.example')}
                autoFocus={policy === null}
                error={wrong('name')}
                maxLength={100}
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            </div>
            <fieldset className={frame['section']}>
              <legend>{t('policy.when')}</legend>
              {isDefault ? (
                <p className={classes['hint']}>{t('policy.when.rest')}</p>
              ) : (
                <GroupBlock group={draft.when} path="when" onChange={(when) => change({ when })} />
              )}
            </fieldset>
            <fieldset className={frame['section']}>
              <legend>{t('policy.promises')}</legend>
              <PromiseTable {...{ draft, dayMs, wrong }} onChange={change} />
              <div className={classes['pair']}>
                <NativeSelect
                  label={t('policy.calendar')}
                  value={draft.calendar}
                  error={wrong('calendar')}
                  onChange={(event) => change({ calendar: event.currentTarget.value })}
                  data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <NativeSelect
                  label={t('policy.warn')}
                  description={warnWords(draft.warnAfter, speaker)}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  value={String(Math.round(draft.warnAfter * 100))}
                  error={wrong('warnAfter')}
                  onChange={(event) => change({ warnAfter: Number(event.currentTarget.value) / 100 })}
                  data={percents(draft.warnAfter).map((percent) => ({
                    value: String(percent),
                    label: t('policy.warn.part', { percent }),
                  }))}
                />
              </div>
              <Anchor component={Link} href={paths.calendars()} size="sm">
                {t('policy.calendar.open')}
              </Anchor>
            </fieldset>
            <fieldset className={frame['section']}>
              <legend>{t('policy.steps')}</legend>
              <EscalationsField {...{ draft, dayMs, wrong }} onChange={(escalations) => change({ escalations })} />
            </fieldset>
            <fieldset className={frame['section']}>
              <legend>{t('policy.pauses')}</legend>
              <PausesField value={draft.pauses} wrong={wrong} onChange={(pauses) => change({ pauses })} />
            </fieldset>
            <fieldset className={frame['section']}>
              <legend>{t('policy.silence')}</legend>
              <SilenceField {...{ dayMs, wrong }} value={draft.limits} onChange={(limits) => change({ limits })} />
              {policy !== null && <p className={classes['hint']}>{t('policy.limits.next')}</p>}
            </fieldset>
            <fieldset className={frame['section']}>
              <legend>{t('policy.inside')}</legend>
              <WatchField wrong={wrong} value={draft.limits} onChange={(limits) => change({ limits })} />
              {policy !== null && <p className={classes['hint']}>{t('policy.limits.next')}</p>}
            </fieldset>
          </Card>
          {isStale && policy ? (
            <StaleAlert id={policy.id} onTake={onTake} />
          ) : (
            <Refusal error={save.error} shown={told.filter((path) => HAS_PLACE.test(path))} />
          )}
          <PolicyTrial policy={{ ...bodyOf(draft, isDefault), ...(policy && { id: policy.id }) }} isWhole={isWhole} />
          <footer className={shared['formFoot']}>
            {policy !== null && (
              <small className={classes['version']}>
                {policy.changedBy === null
                  ? t('policy.changed.nobody', { version: policy.version })
                  : t('policy.changed', {
                      version: policy.version,
                      time: dayTime(policy.changedAt, now, language),
                      name: policy.changedBy.name,
                    })}
              </small>
            )}
            <span />
            <Button variant="subtle" color="gray" onClick={() => navigate(paths.policies())}>
              {t('cancel')}
            </Button>
            <ReasonedButton why={why} loading={save.isPending || effect.isAsking} onClick={() => void submit()}>
              {t('save')}
            </ReasonedButton>
          </footer>
          {effect.dialog}
        </div>
        <aside className={classes['beside']}>
          {calendar && (
            <Card>
              <PolicyExample draft={draft} calendar={calendar} now={now} />
            </Card>
          )}
        </aside>
      </BuilderForm>
    </BuildContext>
  );
}

/** Those that are offered, and the one that it is. */
const percents = (part: number): number[] =>
  [...new Set([...WARN_PERCENTS, Math.round(part * 100)])].sort((a, b) => a - b);
