import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { CUSTOM_KINDS, type CustomKind, isChosen, labelIn, REQUIRED } from '../../../domain/ticket/custom/field.ts';
import { type Subject } from '../../../domain/ticket/custom/name.ts';
import { TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { call } from '../../data/client.ts';
import { keys, teamsQuery } from '../../data/queries.ts';
import type { CustomFieldOut } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { ChoicesField } from '../../parts/field/choices-field.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import { Panel } from '../../parts/panel/panel.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import { bodyOf, type Draft, draftOf, newChoice, newDraft } from './draft.ts';
import { FieldRemoval } from './field-removal.tsx';
import shared from '../../parts/panel/settings.module.css';

type Props = { subject: Subject; field: CustomFieldOut | null; onClose: () => void };

/** What is wrong with a choice stands at its line. */
const LINES = Array.from({ length: LIMITS.customChoices }, (_, at) => `choices.${at}.label`);

/** Adds a custom field, or changes one; its kind stays as it is, because values of another would be none. */
export function FieldPanel({ subject, field, onClose }: Props) {
  const { t, language } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [draft, setDraft] = useState<Draft>(() => (field === null ? newDraft(subject) : draftOf(field)));
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const name = labelIn(draft.label, language);
  const choosing = isChosen(draft.kind);
  const body = bodyOf(draft, choosing);
  const save = () =>
    field === null
      ? call('createCustomField', { body })
      : call('updateCustomField', { params: { id: field.id }, body });
  const setKind = (kind: CustomKind) =>
    put({ kind, choices: isChosen(kind) && draft.choices.length === 0 ? [newChoice(), newChoice()] : draft.choices });
  return (
    <Panel
      title={field === null ? t(`custom.add.${subject}`) : labelIn(field.label, language)}
      action={field === null ? t('add') : t('save')}
      renews={[keys.customFields]}
      run={save}
      done={t('custom.saved', { name })}
      onClose={onClose}
      fields={['label', 'choices', ...LINES]}
      removal={field !== null && <FieldRemoval field={field} onDone={onClose} />}
    >
      {(wrong) => (
        <>
          <div className={shared['pair']}>
            <TextInput
              label={t('custom.label.tr')}
              lang="tr"
              error={wrong('label')}
              data-autofocus
              maxLength={LIMITS.customLabelChars}
              value={draft.label.tr}
              onChange={(event) => put({ label: { ...draft.label, tr: event.currentTarget.value } })}
            />
            <TextInput
              label={t('custom.label.en')}
              lang="en"
              maxLength={LIMITS.customLabelChars}
              value={draft.label.en}
              onChange={(event) => put({ label: { ...draft.label, en: event.currentTarget.value } })}
            />
          </div>
          <NativeSelect
            label={t('custom.kind')}
            description={t(field === null ? `custom.kind.${draft.kind}.hint` : 'custom.kind.stays')}
            inputWrapperOrder={HINT_BELOW}
            disabled={field !== null}
            value={draft.kind}
            data={CUSTOM_KINDS.map((kind) => ({ value: kind, label: t(`custom.kind.${kind}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as CustomKind)}
          />
          {choosing && (
            <ChoicesEditor
              choices={draft.choices}
              isNew={field === null}
              error={wrong('choices')}
              wrong={(at) => wrong(`choices.${at}.label`)}
              onChange={(choices) => put({ choices })}
            />
          )}
          {subject === 'ticket' && (
            <>
              <ChoicesField
                label={t('custom.required')}
                choices={REQUIRED.map((one) => ({ value: one, label: t(`custom.required.${one}`) }))}
                value={draft.required}
                onChange={(required) => put({ required })}
              />
              <ChoicesField
                label={t('custom.types')}
                choices={TICKET_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
                value={draft.types}
                onChange={(types) => put({ types })}
              >
                <small>{t('custom.types.hint')}</small>
              </ChoicesField>
              {teams.length > 1 && (
                <ChoicesField
                  label={t('custom.teams')}
                  choices={teams.map((team) => ({ value: team.id, label: team.name }))}
                  value={draft.teams}
                  onChange={(chosen) => put({ teams: chosen })}
                >
                  <small>{t('custom.teams.hint')}</small>
                </ChoicesField>
              )}
            </>
          )}
          <Switch
            label={t('custom.shown')}
            description={t('custom.shown.hint')}
            checked={draft.shown}
            onChange={(event) => put({ shown: event.currentTarget.checked })}
          />
        </>
      )}
    </Panel>
  );
}
