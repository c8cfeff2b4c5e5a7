import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import { CLOCK_KINDS } from '../../../domain/ticket/ticket.ts';
import type { Output } from '../../data/api-types.ts';
import { policyTrialProgressQuery } from '../../data/rule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { TrialTable } from '../../parts/trial/trial-table.tsx';
import type { TrialKind } from '../../parts/trial/trial.tsx';
import { paths } from '../../paths.ts';
import { dayTime, LOCALE, span } from '../../time.ts';
import { TrialHours } from './trial-hours.tsx';
import shared from '../../parts/trial/trial.module.css';
import classes from './promise-trial.module.css';

type PromiseTrialOutcome = Output<'tryPolicy'>;
type Then = PromiseTrialOutcome['changes'][number]['before'];

/** A trial of a policy or a calendar. */
export const PROMISE_TRIAL: TrialKind<PromiseTrialOutcome> = {
  progress: policyTrialProgressQuery,
  show: (result, days) => <PromiseTrialResult result={result} days={days} />,
};

/** What it came to: how much is kept of each promise, worst hours, teams, and promise by promise what would have fared otherwise. */
function PromiseTrialResult({ result, days }: { result: PromiseTrialOutcome; days: number }) {
  const { t } = useLanguage();
  const { looked, changed, newlyKept, newlyBroken, changes, before, after, teams, timeZone } = result;
  return (
    <div className={shared['result']}>
      <p className={shared['verdict']}>
        {looked === 0 ? t('trial.none', { days }) : t('trial.looked', { count: looked, days })}{' '}
        {looked > 0 && t(changed === 0 ? 'trial.no-change' : 'trial.changed', { count: changed })}
      </p>
      {changed > 0 && (
        <ul className={shared['kinds']}>
          {newlyKept > 0 && (
            <li>
              <b>{newlyKept}</b> {t('promise-trial.kept', { count: newlyKept })}
            </li>
          )}
          {newlyBroken > 0 && (
            <li>
              <b>{newlyBroken}</b> {t('promise-trial.broken', { count: newlyBroken })}
            </li>
          )}
        </ul>
      )}
      {looked > 0 && (
        <>
          <h3>{t('promise-trial.clocks')}</h3>
          <Shares
            what={t('promise-trial.clock')}
            rows={CLOCK_KINDS.map((kind) => ({
              ...{ id: kind, name: t(`clock.${kind}`) },
              ...{ before: before.clocks[kind], after: after.clocks[kind] },
            }))}
          />
          <TrialHours before={before.hours} after={after.hours} timeZone={timeZone} />
        </>
      )}
      {teams.length > 1 && (
        <>
          <h3>{t('promise-trial.teams')}</h3>
          <Shares what={t('promise-trial.team')} rows={teams.map(({ team, ...worlds }) => ({ ...team, ...worlds }))} />
        </>
      )}
      {changes.length > 0 && <Changes changes={changes} isCut={newlyKept + newlyBroken > changes.length} />}
    </div>
  );
}

type Counts = { kept: number; broken: number };

function Shares({ what, rows }: { what: string; rows: { id: string; name: string; before: Counts; after: Counts }[] }) {
  return (
    <TrialTable
      className={classes['shares']}
      {...{ what, rows }}
      cell={(counts, is) => <Share {...counts} is={is} />}
    />
  );
}

function Share({ kept, broken, is }: Counts & { is: 'before' | 'after' }) {
  const { t, language } = useLanguage();
  if (kept + broken === 0) return <td className={classes['nothing']}>{t('promise-trial.nothing')}</td>;
  const share = kept / (kept + broken);
  const percent = new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: 1 });
  return (
    <td data-is={is}>
      <b>{percent.format(share)}</b>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className={classes['all'] ?? ''} width="100" height="10" rx="1.5" />
        <rect width={100 * share} height="10" rx="1.5" />
      </svg>
      <small>{t('promise-trial.counts', { kept, broken })}</small>
    </td>
  );
}

function Changes({ changes, isCut }: { changes: PromiseTrialOutcome['changes']; isCut: boolean }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const words = ({ outcome, dueAt, byMs }: Then): string => {
    const said = t(`promise-trial.outcome.${outcome}`);
    if (dueAt === null) return said;
    const time = dayTime(dueAt, now, language);
    return outcome === 'broken'
      ? t('promise-trial.late', { outcome: said, time, duration: span(byMs, language) })
      : t('promise-trial.due', { outcome: said, time });
  };
  return (
    <>
      <h3>{t('promise-trial.tickets')}</h3>
      {isCut && <p className={shared['aside']}>{t('promise-trial.newest', { count: changes.length })}</p>}
      {/* A long list scrolls within itself, by the keyboard too. */}
      <div className={shared['scroll']} tabIndex={0} role="region" aria-label={t('promise-trial.tickets')}>
        <ul className={shared['changes']}>
          {changes.map(({ number, subject, clock, startedAt, before, after }) => (
            <li key={`${number} ${clock} ${startedAt}`}>
              <Link href={paths.anyTicket(number)} target="_blank">
                #{number} <bdi>{subject || t('ticket.no-subject')}</bdi>
              </Link>
              <ul>
                <li>
                  <span>{t(`clock.${clock}`)}:</span> {words(before)}{' '}
                  <IconArrowRight size={14} role="img" aria-label={t('trial.becomes')} /> <b>{words(after)}</b>
                </li>
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
