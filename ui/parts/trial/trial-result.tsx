import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import { trialProgressQuery } from '../../data/rule-queries.ts';
import type { TrialOutcome } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { differences, kindsOfChange, worstFirst } from './trial-changes.ts';
import { TrialLoads, TrialSums } from './trial-loads.tsx';
import type { TrialKind } from './trial.tsx';
import classes from './trial.module.css';

/** A trial of rules, or of people. */
export const ROUTING_TRIAL: TrialKind<TrialOutcome> = {
  progress: trialProgressQuery,
  show: (result, days) => <TrialResult result={result} days={days} />,
};

/** What a trial came to: counts, a warning about what was answered and would have been closed, ticket by ticket, and the load of each person. */
function TrialResult({ result, days }: { result: TrialOutcome; days: number }) {
  const { t } = useLanguage();
  const { looked, changed, changes, closedAndAnswered, leftUnowned, loads, shifted, timeZone } = result;
  const kinds = kindsOfChange(changes);
  // What the list has is not named twice.
  const listed = new Set(changes.map(({ number }) => number));
  return (
    <div className={classes['result']}>
      <p className={classes['verdict']}>
        {looked === 0 ? t('trial.none', { days }) : t('trial.looked', { count: looked, days })}{' '}
        {looked > 0 && t(changed === 0 ? 'trial.no-change' : 'trial.changed', { count: changed })}
      </p>
      {kinds.length > 0 && (
        <ul className={classes['kinds']}>
          {kinds.map(({ kind, count }) => (
            <li key={kind}>
              <b>{count}</b> {t(`trial.kind.${kind}`, { count })}
            </li>
          ))}
        </ul>
      )}
      {changed > changes.length && <p className={classes['aside']}>{t('trial.newest', { count: changes.length })}</p>}
      {shifted > 0 && <p className={classes['aside']}>{t('trial.shifted', { count: shifted })}</p>}
      {closedAndAnswered > 0 && (
        <Warning
          color="red"
          title={t('trial.answered', { count: closedAndAnswered })}
          text={t('trial.answered.text')}
          tickets={result.wouldHaveBeenClosedAndWasAnswered}
        />
      )}
      {leftUnowned > 0 && (
        <Warning
          color="orange"
          title={t('trial.unowned', { count: leftUnowned })}
          text={t('trial.unowned.text')}
          tickets={result.wouldHaveBeenLeftUnowned.filter((one) => !listed.has(one.number))}
        />
      )}
      {changes.length > 0 && (
        <>
          <h3>{t('trial.tickets')}</h3>
          {/* A long list scrolls within itself, by the keyboard too. */}
          <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('trial.tickets')}>
            <ul className={classes['changes']}>
              {worstFirst(changes).map(({ number, subject, before, after }) => (
                <li key={number}>
                  <Ticket number={number} subject={subject} />
                  <ul>
                    {differences(before, after, t).map((one) => (
                      <li key={one.what}>
                        <span>{t(`trial.what.${one.what}`)}</span> {one.before}{' '}
                        <IconArrowRight size={14} role="img" aria-label={t('trial.becomes')} /> <b>{one.after}</b>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
      <TrialSums before={result.before} after={result.after} />
      {loads.length > 0 && <TrialLoads loads={loads} timeZone={timeZone} />}
    </div>
  );
}

/** So many are named in a warning; the list below has them all. */
const MOST_WARNED = 10;

/** The orange of the frame is too pale for words. */
const WARNING = { label: classes['warning'] ?? '' };

type Warned = { color: string; title: string; text: string; tickets: TrialOutcome['wouldHaveBeenLeftUnowned'] };

function Warning({ color, title, text, tickets }: Warned) {
  return (
    <Alert
      color={color}
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={title}
      classNames={WARNING}
    >
      <p className={classes['aside']}>{text}</p>
      {tickets.length > 0 && (
        <ul className={classes['answered']}>
          {tickets.slice(0, MOST_WARNED).map(({ number, subject }) => (
            <li key={number}>
              <Ticket number={number} subject={subject} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

function Ticket({ number, subject }: { number: number; subject: string }) {
  const { t } = useLanguage();
  return (
    <Link href={paths.anyTicket(number)} target="_blank">
      #{number} <bdi>{subject || t('ticket.no-subject')}</bdi>
    </Link>
  );
}
