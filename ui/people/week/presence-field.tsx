import { NativeSelect } from '@mantine/core';
import { PRESENCES, type Presence } from '../../../domain/routing/roster.ts';
import { useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import { usePresence, usePresenceWords, useSayPresence } from '../../parts/person/presence.tsx';

/** Whether somebody is there; a lead says it for who cannot. */
export function PresenceField({ agent, disabled }: { agent: string; disabled: boolean }) {
  const { t } = useLanguage();
  const known = usePresence(agent);
  const now = usePresenceWords(agent);
  const say = useSayPresence(agent);
  if (known === undefined) return null;
  return (
    <NativeSelect
      label={t('presence.title')}
      description={now?.words}
      inputWrapperOrder={HINT_BELOW}
      disabled={disabled || say.isPending}
      value={known.said ?? ''}
      onChange={(event) =>
        say.mutate({ presence: (event.currentTarget.value || null) as Presence | null, until: null })
      }
      data={[
        { value: '', label: t('presence.theirs') },
        ...PRESENCES.map((value) => ({ value, label: t(`presence.${value}`) })),
      ]}
    />
  );
}
