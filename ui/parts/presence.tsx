import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { presencesQuery } from '../data/schedule-queries.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime } from '../time.ts';
import classes from './avatar.module.css';

/** Whether somebody is there, as assignment sees it now; undefined while nobody knows. */
function usePresence(agent: string) {
  return useQuery(presencesQuery).data?.items.find((one) => one.agent.id === agent);
}

/** What there is to say of it: until when somebody is absent or what they said holds. */
export function usePresenceWords(agent: string) {
  const { t, language } = useLanguage();
  const now = useNow();
  const found = usePresence(agent);
  if (found === undefined) return null;
  if (found.absentUntil !== null)
    return { look: 'absent', words: t('presence.absent', { time: dayTime(found.absentUntil, now, language) }) };
  const words = t(`presence.${found.presence}`);
  return {
    look: found.presence,
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

/** The same in words, where there is room for them; `before` parts them from what stands there already. */
export function PresenceWords({ agent, before = '' }: { agent: string; before?: string }) {
  const shown = usePresenceWords(agent);
  return shown && <>{before + shown.words}</>;
}
