import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Presence } from '../../domain/routing/roster.ts';
import { dayEndsAt } from '../../domain/stretch.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { handOverQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { PresenceWords, usePresence, useSayPresence } from '../parts/person/presence.tsx';
import { startOfDay } from '../time.ts';

const SAID = ['auto', 'online', 'away', 'off'] as const;
/** Until when: for good, an hour, the end of the day, which for whoever works into the next one is that of their work. */
const UNTIL = {
  open: () => null,
  hour: (now: number) => now + HOUR_MS,
  day: (now: number, endsAt: number | null) => dayEndsAt(startOfDay(now, 1), endsAt),
} as const;
type Until = keyof typeof UNTIL;

/** Whether one takes tickets now: by what one does, or as one says, for a while or until one says something else. */
export function PresenceChoice() {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const work = useQuery({ ...handOverQuery, enabled: can('ticket:write') }).data?.endsAt ?? null;
  const endsAt = work === null ? null : Date.parse(work);
  const own = usePresence(agent.id);
  const say = useSayPresence(agent.id);
  if (own === undefined) return null;
  return (
    <>
      <Menu.Label>
        {t('presence.title')} · <PresenceWords agent={agent.id} />
      </Menu.Label>
      <Menu.RadioGroup
        value={own.said ?? 'auto'}
        onChange={(value) => say.mutate({ presence: value === 'auto' ? null : (value as Presence), until: null })}
      >
        {SAID.map((value) => (
          <Menu.RadioItem key={value} value={value}>
            {t(`presence.${value}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {own.said !== null && (
        <>
          <Menu.Label>{t('presence.how-long')}</Menu.Label>
          <Menu.RadioGroup
            value={own.until === null ? 'open' : ''}
            onChange={(value) => say.mutate({ presence: own.said, until: UNTIL[value as Until](Date.now(), endsAt) })}
          >
            {(Object.keys(UNTIL) as Until[]).map((value) => (
              <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                {t(`presence.how-long.${value}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </>
      )}
      <Menu.Divider />
    </>
  );
}
