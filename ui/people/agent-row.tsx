import { Link } from 'wouter';
import type { StaffMember } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip } from '../parts/chip/chip.tsx';
import { Opener } from '../parts/panel/opener.tsx';
import { Face, PresenceWords } from '../parts/person/presence.tsx';
import { paths } from '../paths.ts';
import { shortAge } from '../time.ts';
import { isUnreached } from './reached.ts';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

/** One agent of the list; their name opens the form for whoever may change them. */
export function AgentRow({ agent, onOpen }: { agent: StaffMember; onOpen: (() => void) | null }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const teams = agent.teams.map((team) => team.name).join(', ');
  return (
    <li>
      <Face agent={agent} size={36} />
      <div>
        <Opener name={agent.name} onOpen={onOpen} />
        <small>
          {agent.email}
          {agent.active && <PresenceWords agent={agent.id} before=" · " />}
        </small>
        {teams !== '' && <small className={classes['teamsBelow']}>{teams}</small>}
        {isUnreached(agent) && <small className={classes['missing']}>{t('people.no-team')}</small>}
        {agent.skills.length > 0 && (
          <div className={classes['chips']}>
            {agent.skills.map(({ skill, level }) => (
              <Chip key={skill.id} small title={t(`people.level.${level}`)}>
                {skill.name} {level}
              </Chip>
            ))}
          </div>
        )}
      </div>
      <span className={shared['peopleTeams']}>{teams}</span>
      {agent.active ? (
        <Chip small tone={agent.role === 'admin' ? 'brand' : 'plain'}>
          {t(`role.${agent.role}`)}
        </Chip>
      ) : (
        <Chip small tone="warn">
          {t('people.inactive')}
        </Chip>
      )}
      <span className={classes['seen']} title={t('people.seen.title')}>
        {agent.lastSeenAt === null
          ? t('people.seen.never')
          : t('people.seen', { age: shortAge(agent.lastSeenAt, now, language) })}
      </span>
      <Link className={shared['peopleLoad']} href={paths.view('open', { owner: agent.id })}>
        {t('assign.load', { count: agent.openTickets })}
      </Link>
    </li>
  );
}
