import '@mantine/core/styles/NumberInput.css';
import { NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../language.tsx';
import { teamsQuery } from '../../data/queries.ts';
import type { Mailbox } from '../../data/types.ts';
import { LanguageField, NameField, TeamField } from './own-fields.tsx';
import type { Form } from './use-settings.ts';
import classes from '../../parts/panel/settings.module.css';

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
        <NameField settings={settings} error={wrong('name')} onChange={change} />
      </div>
      <div className={classes['triple']}>
        {/* The team it has stands here even while the others could not be read: another would be a false statement. */}
        <TeamField settings={settings} teams={teams ?? (mailbox ? [mailbox.team] : [])} onChange={change} />
        <LanguageField settings={settings} onChange={change} />
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
