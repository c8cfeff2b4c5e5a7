import { Button, Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { LIMITS } from '../../domain/limits.ts';
import { MOMENTS } from '../../domain/routing/facts.ts';
import { call } from '../data/client.ts';
import type { Rule } from '../data/types.ts';
import { BuildContext } from '../condition/build-context.ts';
import { newKey } from '../condition/blocks.ts';
import { GroupBlock } from '../condition/group-block.tsx';
import { ALL_FIELDS } from '../condition/fields.ts';
import { capital, type Speaker } from '../condition/words.ts';
import { useMe } from '../door/session.tsx';
import { useFaults } from '../field-error.ts';
import { BuilderForm } from '../parts/panel/builder-form.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { paths } from '../paths.ts';
import { Card } from '../shell/page.tsx';
import { toastDone } from '../toast.ts';
import { ActionRow } from './action-row.tsx';
import { actionOf } from './choices.ts';
import { type Draft, ruleOf } from './draft.ts';
import { draftFaults } from './faults.ts';
import { NewTextContext } from './new-text.ts';
import { sentence } from './sentence.ts';
import { TextDialog } from './text-dialog.tsx';
import { RuleTrial } from './rule-trial.tsx';
import { useRuleChange } from './use-rule-change.ts';
import shared from '../parts/panel/settings.module.css';
import classes from '../parts/panel/builder.module.css';
import blocks from '../condition/condition.module.css';

/** Faults that are shown where they are. */
const HAS_PLACE = /^(?:name|on|when|then)(?:\.|$)/;

type Props = { rule: Rule | null; first: Draft; speaker: Speaker };

/** Builds a rule: its sentence above, what it says below, a trial on the past, and only then it is saved. */
export function Builder({ rule, first, speaker }: Props) {
  const { t } = speaker;
  const { can } = useMe();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(first);
  const [fresh, setFresh] = useState<number | null>(null);
  const [textFor, setTextFor] = useState<{ chosen: (id: string) => void } | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const own = draftFaults(draft);
  const save = useRuleChange((body: ReturnType<typeof ruleOf>) =>
    rule === null
      ? call('createRule', { body })
      : call('updateRule', { params: { id: rule.id }, body }, { version: rule.version }),
  );
  const { told, wrong, isWhole } = useFaults(own, save.error, t);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    // What the API said was of what it was sent.
    if (save.isError) save.reset();
  };
  const submit = () => {
    if (!isWhole()) return;
    save.mutate(ruleOf(draft), {
      onSuccess: () => {
        toastDone(t('rules.saved', { name: draft.name }), t);
        navigate(paths.rules());
      },
    });
  };
  const why = can('routing:write') ? null : t('why.permission');
  return (
    <BuildContext value={{ speaker, fields: ALL_FIELDS, always: t('rules.always'), wrong, fresh, onAdded: setFresh }}>
      <NewTextContext value={(chosen) => setTextFor({ chosen })}>
        <BuilderForm className={classes['form']}>
          <section className={classes['sentence']} aria-label={t('rules.sentence')}>
            <p>{sentence(draft, speaker)}</p>
          </section>
          <Card>
            <div className={classes['section']}>
              <TextInput
                label={t('field.name')}
                placeholder={t('rules.name.example')}
                autoFocus={rule === null}
                error={wrong('name')}
                maxLength={100}
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            </div>
            <fieldset className={classes['section']}>
              <legend>{t('rules.when')}</legend>
              <div className={classes['moments']}>
                {MOMENTS.map((moment) => (
                  <Switch
                    key={moment}
                    size="sm"
                    label={capital(t(`rule.on.${moment}`), speaker.language)}
                    checked={draft.on.includes(moment)}
                    onChange={(event) => {
                      const isOn = event.currentTarget.checked;
                      change({ on: MOMENTS.filter((one) => (one === moment ? isOn : draft.on.includes(one))) });
                    }}
                  />
                ))}
              </div>
              {wrong('on') && (
                <p className={blocks['fault']} role="alert">
                  {t('rules.when.none')}
                </p>
              )}
            </fieldset>
            <fieldset className={classes['section']}>
              <legend>{t('rules.if')}</legend>
              <GroupBlock group={draft.when} path="when" onChange={(when) => change({ when })} />
            </fieldset>
            <fieldset className={classes['section']}>
              <legend>{t('rules.then')}</legend>
              <ul className={blocks['parts']}>
                {draft.then.map((step, at) => (
                  <li key={step.key}>
                    <ActionRow
                      step={step}
                      path={`then.${at}`}
                      onChange={(action) =>
                        change({ then: draft.then.map((one) => (one.key === step.key ? { ...one, action } : one)) })
                      }
                      onRemove={() => {
                        change({ then: draft.then.filter((one) => one.key !== step.key) });
                        add.current?.focus();
                      }}
                    />
                  </li>
                ))}
              </ul>
              {wrong('then') && (
                <p className={blocks['fault']} role="alert">
                  {t('rules.then.none')}
                </p>
              )}
              {draft.then.length < LIMITS.ruleActions && (
                <div className={blocks['adds']}>
                  <Button
                    ref={add}
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconPlus size={15} aria-hidden="true" />}
                    onClick={() => {
                      const key = newKey();
                      change({ then: [...draft.then, { key, action: actionOf('set-team', speaker.things) }] });
                      setFresh(key);
                    }}
                  >
                    {t('rules.add-action')}
                  </Button>
                </div>
              )}
            </fieldset>
            <div className={classes['section']}>
              <Switch
                size="sm"
                label={t('rules.stop')}
                description={t('rules.stop.hint')}
                checked={draft.stop}
                onChange={(event) => change({ stop: event.currentTarget.checked })}
              />
            </div>
          </Card>
          <RuleTrial rule={rule?.id ?? null} draft={draft} isWhole={isWhole} />
          <Refusal error={save.error} shown={told.filter((path) => HAS_PLACE.test(path))} />
          <footer className={shared['formFoot']}>
            <Switch
              size="sm"
              label={t('rules.enabled')}
              checked={draft.enabled}
              onChange={(event) => change({ enabled: event.currentTarget.checked })}
            />
            <span />
            <Button variant="subtle" color="gray" onClick={() => navigate(paths.rules())}>
              {t('cancel')}
            </Button>
            <ReasonedButton why={why} loading={save.isPending} onClick={submit}>
              {t('save')}
            </ReasonedButton>
          </footer>
        </BuilderForm>
        {textFor && (
          <TextDialog text={null} onClose={() => setTextFor(null)} onSaved={({ id }) => textFor.chosen(id)} />
        )}
      </NewTextContext>
    </BuildContext>
  );
}
