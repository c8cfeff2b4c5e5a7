import { VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Presence } from '../../../domain/routing/roster.ts';
import { call } from '../../data/client.ts';
import { presencesQuery, scheduleKeys } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import { Avatar } from './avatar.tsx';
import classes from './avatar.module.css';

/** Whether somebody is there, as assignment sees it now; undefined while nobody knows. */
export function usePresence(agent: string) {
  return useQuery(presencesQuery).data?.items.find((one) => one.agent.id === agent);
}

/** Says it for them, until an instant (epoch ms) or, null, until somebody says something else; `presence: null`: by what they do. */
export function useSayPresence(agent: string) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ presence, until }: { presence: Presence | null; until: number | null }) =>
      call('setPresence', {
        params: { id: agent },
        body: { presence, until: until === null ? null : new Date(until).toISOString() },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: scheduleKeys.presences }),
    onError: (error) => toastFailure(error, t),
  });
}

/** What there is to say of it: until when somebody is absent or what they said holds. */
export function usePresenceWords(agent: string) {
  const { t, language } = useLanguage();
  const now = useNow();
  const found = usePresence(agent);
  if (found === undefined) return null;
  if (found.absentUntil !== null)
    return { look: 'absent', words: t('presence.absent', { time: dayTime(found.absentUntil, now, language) }) };
  // Who is at the desk outside of their work is given nothing: no green dot says that they take tickets.
  const isOffHours = found.presence === 'online' && !found.onShift;
  const words = t(isOffHours ? 'presence.off-hours' : `presence.${found.presence}`);
  return {
    look: isOffHours ? 'away' : found.presence,
    words:
      found.until === null
        ? words
        : t('presence.until', { presence: words, time: dayTime(found.until, now, language) }),
  };
}

/** A dot at the corner of an avatar, which its form and its words tell as well as its colour. */
export function PresenceDot({ agent }: { agent: string }) {
  const shown = usePresenceWords(agent);
  if (shown === null) return null;
  return (
    <span className={classes['presence']} data-presence={shown.look} title={shown.words}>
      <VisuallyHidden>{shown.words}</VisuallyHidden>
    </span>
  );
}

/** The avatar of somebody who works here, with that dot unless they no longer do. */
export function Face({ agent, size }: { agent: { id: string; name: string; active?: boolean }; size: number }) {
  return (
    <span className={classes['face']}>
      <Avatar name={agent.name} size={size} />
      {agent.active !== false && <PresenceDot agent={agent.id} />}
    </span>
  );
}

/** The same in words, where there is room for them; `before` parts them from what stands there already. */
export function PresenceWords({ agent, before = '' }: { agent: string; before?: string }) {
  const shown = usePresenceWords(agent);
  return shown && <>{before + shown.words}</>;
}
