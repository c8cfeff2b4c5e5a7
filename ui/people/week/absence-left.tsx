import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { SidePanel } from '../../parts/panel/side-panel.tsx';
import { paths } from '../../paths.ts';
import type { Left } from './left-behind.ts';
import { dayAt } from './pieces.ts';
import { dayInWords } from '../../time.ts';
import { absenceInWords } from './words.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './panels.module.css';

type Props = { agent: { id: string; name: string }; left: Left; timeZone: string; onClose: () => void };

/** The absence is kept: what it leaves to others, and the way to give each of it. It stays until it was read. */
export function AbsenceLeft({ agent, left: { tickets, duties, lookedTo }, timeZone, onClose }: Props) {
  const { t, language } = useLanguage();
  const { agent: me } = useMe();
  const isOwn = agent.id === me.id;
  return (
    <SidePanel title={t('week.absence.of.known', { name: agent.name })} onClose={onClose}>
      <div className={shared['form']} role="status">
        <p className={classes['left']}>{t('week.absence.saved', { name: agent.name })}.</p>
        {tickets > 0 && (
          <>
            <p className={classes['left']}>{t('week.absence.due', { count: tickets, name: agent.name })}.</p>
            {isOwn && (
              <Button component={Link} href={paths.handOver()} onClick={onClose}>
                {t('week.absence.hand-over')}
              </Button>
            )}
            <Button component={Link} href={paths.view('open', { owner: agent.id })} variant="default" onClick={onClose}>
              {t('week.absence.tickets')}
            </Button>
          </>
        )}
        {duties.length > 0 && (
          <>
            <p className={classes['left']}>{t('week.absence.on-call', { name: agent.name })}</p>
            <ul className={classes['list']}>
              {duties.map((duty) => (
                <li key={`${duty.team.id} ${duty.from}`}>
                  <div>
                    <Link href={paths.week({ from: dayAt(duty.from, timeZone), team: duty.team.id })} onClick={onClose}>
                      {duty.team.name}
                    </Link>
                    <small>
                      {absenceInWords(
                        { from: new Date(duty.from).toISOString(), to: new Date(duty.to).toISOString() },
                        language,
                      )}
                    </small>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
        {lookedTo !== null && (
          <p className={classes['left']}>
            <Link href={paths.week({ from: lookedTo })} onClick={onClose}>
              {t('week.absence.looked-to', { day: dayInWords(lookedTo, language) })}
            </Link>
          </p>
        )}
        <footer className={shared['formFoot']}>
          <span />
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </footer>
      </div>
    </SidePanel>
  );
}
