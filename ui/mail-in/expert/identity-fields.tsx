import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { teamsQuery } from '../../data/queries.ts';
import type { Mailbox } from '../../data/types.ts';
import type { Form } from './use-settings.ts';
import classes from '../../parts/settings.module.css';

type Props = { form: Form; mailbox: Mailbox | null; wrong: (path: string) => string | undefined };

/** Who a mailbox is, whose its requests are, and how often it is looked into. */
export function IdentityFields({ form: { settings, change, rename, recognise }, mailbox, wrong }: Props) {
  const { t } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items;
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          label={t('mailbox.address')}
          type="email"
          required
          withAsterisk={false}
          data-autofocus
          value={settings.address}
          error={wrong('address')}
          onChange={(event) => rename(event.currentTarget.value)}
          onBlur={recognise}
        />
        <TextInput
          label={t('mailbox.name')}
          description={t('mailbox.name.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          withAsterisk={false}
          value={settings.name}
          error={wrong('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <div className={classes['triple']}>
        <NativeSelect
          label={t('mailbox.team')}
          value={settings.team ?? ''}
          onChange={(event) => change({ team: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('mailbox.team.default') },
            // The team it has stands here even while the others could not be read: another would be a false statement.
            ...(teams ?? (mailbox ? [mailbox.team] : [])).map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
        <NativeSelect
          label={t('mailbox.language')}
          value={settings.language ?? 'tr'}
          onChange={(event) => change({ language: event.currentTarget.value as 'tr' | 'en' })}
          data={LANGUAGES}
        />
        <NumberInput
          label={t('mailbox.poll')}
          suffix={t('mailbox.seconds')}
          min={5}
          max={86_400}
          value={settings.pollSeconds ?? 60}
          onChange={(value) => change({ pollSeconds: Number(value) || 60 })}
        />
      </div>
    </>
  );
}
