import type { Team } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { Opener } from '../parts/panel/opener.tsx';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

/** One team of the list; its name opens the form for whoever may change it. */
export function TeamRow({ team, onOpen }: { team: Team; onOpen: (() => void) | null }) {
  const { t } = useLanguage();
  const members = t('people.members.count', { count: team.members.length });
  return (
    <li>
      <div>
        <Opener name={team.name} onOpen={onOpen} />
        <small>{team.lead === null ? members : `${members} · ${t('people.led-by', { name: team.lead.name })}`}</small>
        {team.lead === null && <small className={classes['missing']}>{t('people.no-lead')}</small>}
      </div>
      {team.isDefault && (
        <Chip small tone="brand">
          {t('people.default-team')}
        </Chip>
      )}
      <span className={shared['peopleLoad']}>{t('assign.load', { count: team.openTickets })}</span>
    </li>
  );
}
