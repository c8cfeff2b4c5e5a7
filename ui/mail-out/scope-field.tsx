import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { mailboxesQuery, teamsQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import type { TextScope } from '../paths.ts';

/** Whose texts are looked at: the company's, a team's, a mailbox's. */
export function ScopeField({ scope, onChange }: { scope: TextScope; onChange: (scope: TextScope) => void }) {
  const { t } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const mailboxes = useQuery(mailboxesQuery).data?.items ?? [];
  const value =
    scope.team !== undefined ? `team ${scope.team}` : scope.mailbox !== undefined ? `mailbox ${scope.mailbox}` : '';
  return (
    <NativeSelect
      label={t('mail-text.scope')}
      description={t('mail-text.scope.hint')}
      inputWrapperOrder={HINT_BELOW}
      value={value}
      onChange={(event) => {
        const [kind, id = ''] = event.currentTarget.value.split(' ');
        onChange(kind === 'team' ? { team: id } : kind === 'mailbox' ? { mailbox: id } : {});
      }}
      data={[
        { value: '', label: t('mail-text.scope.company') },
        {
          group: t('mail-text.scope.teams'),
          items: teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })),
        },
        {
          group: t('mail-text.scope.mailboxes'),
          items: mailboxes.map(({ id, name, address }) => ({ value: `mailbox ${id}`, label: `${name} (${address})` })),
        },
      ]}
    />
  );
}
