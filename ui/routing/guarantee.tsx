import { useQuery } from '@tanstack/react-query';
import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { guaranteeQuery } from '../data/queries.ts';
import type { Output } from '../data/api-types.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip } from '../parts/chip/chip.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths } from '../paths.ts';
import { Only } from '../shell/only.tsx';
import { Card, Page } from '../shell/page.tsx';
import { knownText } from '../texts/known.ts';
import { dayTime } from '../time.ts';
import classes from './guarantee.module.css';

type Guarantee = Output<'getGuarantee'>;

/** That no open ticket is left lying: calm while that is so, else each that is, and what it lacks. */
export default function GuaranteePage() {
  const { t } = useLanguage();
  return (
    <Only needs="routing:write" title={t('guarantee.title')}>
      <Guaranteed />
    </Only>
  );
}

function Guaranteed() {
  const { t } = useLanguage();
  const query = useQuery(guaranteeQuery);
  return (
    <Page guide="routing" title={t('guarantee.title')} text={t('guarantee.text')}>
      <Unanswered query={query} />
      {query.data && (
        <>
          <Violations violations={query.data.violations} />
          <Repaired repaired={query.data.repaired} />
        </>
      )}
    </Page>
  );
}

function Violations({ violations }: Pick<Guarantee, 'violations'>) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (violations.length === 0)
    return (
      <Card label={t('guarantee.none')}>
        <div className={classes['calm']} role="status">
          <IconShieldCheck size={44} stroke={1.3} aria-hidden="true" />
          <div>
            <h2>{t('guarantee.none')}</h2>
            <p>{t('guarantee.none.text')}</p>
            <small>{t('guarantee.looked')}</small>
          </div>
        </div>
      </Card>
    );
  const count = t('guarantee.count', { count: violations.length });
  return (
    <Card label={count}>
      <div className={classes['head']}>
        <h2>{count}</h2>
      </div>
      <ul className={classes['list']}>
        {violations.map(({ number, subject, lacks, team, owner, since }) => (
          <li key={number} className={classes['item']}>
            <Link href={paths.anyTicket(number)}>
              #{number} {subject || t('ticket.no-subject')}
            </Link>
            <span className={classes['lacks']}>
              {lacks.map((lack) => (
                <Chip key={lack} tone="danger" small>
                  {t(`guarantee.lacks.${lack}`)}
                </Chip>
              ))}
            </span>
            <small>
              {[owner?.name, team.name, t('guarantee.since', { time: dayTime(since, now, language) })]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Repaired({ repaired }: Pick<Guarantee, 'repaired'>) {
  const { t, language } = useLanguage();
  const now = useNow();
  return (
    <Card label={t('guarantee.repaired')}>
      <div className={classes['head']}>
        <h2>{t('guarantee.repaired')}</h2>
      </div>
      {repaired.length === 0 ? (
        <p className={classes['none']}>{t('guarantee.repaired.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {repaired.map(({ what, found, at }) => (
            <li key={what} className={classes['item']}>
              <span>
                <strong>{found}</strong> {knownText(t, `guarantee.repaired.what.${what}`, what)}
              </span>
              <small>{t('guarantee.repaired.last', { time: dayTime(at, now, language) })}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
