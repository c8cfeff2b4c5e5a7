import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PRESENCES, type Presence } from '../../../domain/routing/roster.ts';
import { call } from '../../data/client.ts';
import { presencesQuery, scheduleKeys } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/hint-below.ts';
import { usePresenceWords } from '../../parts/presence.tsx';
import { toastFailure } from '../../toast.ts';

/** Whether somebody is there; a lead says it for who cannot. */
export function PresenceField({ agent, disabled }: { agent: string; disabled: boolean }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const known = useQuery(presencesQuery).data?.items.find((one) => one.agent.id === agent);
  const now = usePresenceWords(agent);
  const say = useMutation({
    mutationFn: (presence: Presence | null) =>
      call('setPresence', { params: { id: agent }, body: { presence, until: null } }),
    onSuccess: () => client.invalidateQueries({ queryKey: scheduleKeys.presences }),
    onError: (error) => toastFailure(error, t),
  });
  if (known === undefined) return null;
  return (
    <NativeSelect
      label={t('presence.title')}
      description={now?.words}
      inputWrapperOrder={HINT_BELOW}
      disabled={disabled || say.isPending}
      value={known.said ?? ''}
      onChange={(event) => say.mutate((event.currentTarget.value || null) as Presence | null)}
      data={[
        { value: '', label: t('presence.theirs') },
        ...PRESENCES.map((value) => ({ value, label: t(`presence.${value}`) })),
      ]}
    />
  );
}
