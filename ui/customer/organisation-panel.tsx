import { Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomValue } from '../../domain/ticket/custom/value.ts';
import type { CustomGiven } from '../data/types.ts';
import { call } from '../data/client.ts';
import { customFieldsQuery } from '../data/custom-queries.ts';
import { customerKeys } from '../data/customer-queries.ts';
import { useLanguage } from '../language.tsx';
import { CustomInput } from '../parts/custom/custom-input.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { Panel } from '../parts/panel/panel.tsx';
import { Removal } from '../parts/panel/removal.tsx';
import type { Organisation } from './organisations-card.tsx';

type Props = { organisation: Organisation | null; onClose: () => void };

/** A contact shows what it belongs to and whether it is a VIP, so contacts and lists are read anew as well. */
const RENEWED = [customerKeys.organisations, customerKeys.vips, ['contact'], ['tickets']];

/** Adds an organisation, or changes one. */
export function OrganisationPanel({ organisation, onClose }: Props) {
  const { t } = useLanguage();
  const [name, setName] = useState(organisation?.name ?? '');
  const [domains, setDomains] = useState(organisation?.domains.join('\n') ?? '');
  const [vip, setVip] = useState(organisation?.vip ?? false);
  const [note, setNote] = useState(organisation?.note ?? '');
  const [fields, setFields] = useState<Record<string, CustomValue | null>>({});
  const custom = useQuery(customFieldsQuery).data?.items.filter(({ subject }) => subject === 'organisation') ?? [];
  const listed = domains.split(/[\s,;]+/).filter((one) => one !== '');
  const save = () => {
    const body = { name, domains: listed, vip, note, fields: fields as CustomGiven };
    return organisation === null
      ? call('createOrganisation', { body })
      : call('updateOrganisation', { params: { id: organisation.id }, body });
  };
  const paths = listed.map((_, at) => `domains.${at}`);
  return (
    <Panel
      title={organisation === null ? t('customer.organisation.add') : organisation.name}
      action={organisation === null ? t('add') : t('save')}
      renews={RENEWED}
      run={save}
      done={t('customer.organisation.saved', { name })}
      onClose={onClose}
      fields={['name', 'domains', 'note', ...paths, ...custom.map(({ id }) => `fields.${id}`)]}
      removal={
        organisation !== null && (
          <Removal
            renews={RENEWED}
            run={() => call('deleteOrganisation', { params: { id: organisation.id } })}
            done={t('customer.organisation.removed', { name })}
            onDone={onClose}
          />
        )
      }
    >
      {(wrong) => {
        const fault = paths.findIndex((path) => wrong(path) !== undefined);
        return (
          <>
            <TextInput
              label={t('field.name')}
              error={wrong('name')}
              required
              withAsterisk={false}
              data-autofocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Textarea
              label={t('customer.domains')}
              description={t('customer.domains.hint')}
              inputWrapperOrder={HINT_BELOW}
              error={fault < 0 ? wrong('domains') : `${listed[fault]}: ${wrong(paths[fault]!)}`}
              autosize
              minRows={2}
              spellCheck={false}
              value={domains}
              onChange={(event) => setDomains(event.currentTarget.value)}
            />
            <Switch
              label={t('customer.organisation.vip')}
              checked={vip}
              onChange={(event) => setVip(event.currentTarget.checked)}
            />
            <Textarea
              label={t('customer.note')}
              error={wrong('note')}
              autosize
              minRows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {custom.map((field) => (
              <CustomInput
                key={field.id}
                field={field}
                value={field.id in fields ? fields[field.id]! : (organisation?.fields[field.id] ?? null)}
                error={wrong(`fields.${field.id}`)}
                onChange={(value) => setFields({ ...fields, [field.id]: value })}
              />
            ))}
          </>
        );
      }}
    </Panel>
  );
}
