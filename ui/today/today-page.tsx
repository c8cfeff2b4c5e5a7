import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { LIMITS } from '../../domain/limits.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { agentsQuery, todayQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { usePageKeys } from '../keys/page-keys.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Empty } from '../parts/empty/empty.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths } from '../paths.ts';
import { Only } from '../shell/only.tsx';
import { Card, Page } from '../shell/page.tsx';
import { toastRefused } from '../toast.ts';
import { arranged, type Due, type Today } from './day.ts';
import { DayHours, DayLoad } from './day-hours.tsx';
import { DueCard } from './due-card.tsx';
import { dueId, dueOf, focusNext } from './due-focus.ts';
import { Afterwards } from './prospect.tsx';
import { PutOff, type PuttingOff } from './put-off.tsx';
import { summaryOf } from './summary.ts';
import { offered } from './obstacle.ts';
import classes from './today.module.css';

/** What the reader has to do today and by when, on the hours of their day; leads look at a colleague's as well. */
export default function TodayPage() {
  const { t } = useLanguage();
  return (
    <Only needs="ticket:write" title={t('nav.today')}>
      <Day />
    </Only>
  );
}

function Day() {
  const { t, language } = useLanguage();
  const { agent: me, can } = useMe();
  const now = useNow();
  const asked = new URLSearchParams(useSearch()).get('agent');
  const whose = can('schedule:write') && asked !== null ? asked : me.id;
  const query = useQuery(todayQuery(whose === me.id ? null : whose));
  const summary = query.data && summaryOf(query.data, now, { t, language, isMine: whose === me.id });
  return (
    <Page
      guide="today"
      title={t('nav.today')}
      {...(summary && { text: summary })}
      actions={can('schedule:write') && <Whose value={whose} />}
    >
      <Unanswered query={query} />
      {query.data && <Parts today={query.data} now={now} />}
    </Page>
  );
}

function Parts({ today, now }: { today: Today; now: number }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const [moving, setMoving] = useState<PuttingOff | null>(null);
  const { late, hours, later, promises } = arranged(today, now);
  const putOff = (due: Due, to: PuttingOff['to'] = null) =>
    offered(
      due,
      { can, t, now },
      {
        go: () => setMoving({ due, to }),
        refuse: (why) => toastRefused(t('today.stays'), why, t),
      },
    );
  const dues = [...late, ...hours.flatMap((hour) => hour.dues)];
  usePageKeys([
    ['j', () => focusNext(1)],
    ['k', () => focusNext(-1)],
    [
      'h',
      () => {
        const due = dueOf(today.dues);
        if (due !== undefined) putOff(due);
      },
    ],
    [
      'o',
      () => {
        const due = dueOf(today.dues);
        if (due !== undefined) navigate(paths.anyTicket(due.ticket.number));
      },
    ],
  ]);
  return (
    <div className={classes['parts']}>
      <div className={classes['day']}>
        <DayLoad hours={hours} now={now} />
        {late.length > 0 && (
          <section className={classes['late']} aria-label={t('today.late')}>
            <h2>{t('today.late')}</h2>
            <ul className={classes['cards']}>
              {late.map((due) => (
                <DueCard key={dueId(due)} due={due} now={now} onPutOff={() => putOff(due)} />
              ))}
            </ul>
          </section>
        )}
        {dues.length === 0 && (
          <Card>
            <Empty title={t('today.none')}>{t('today.none.text')}</Empty>
          </Card>
        )}
        <DayHours hours={hours} now={now} dues={today.dues} onPutOff={putOff} />
        {!today.complete && <p className={classes['more']}>{t('today.incomplete', { count: LIMITS.ticketsOfDay })}</p>}
      </div>
      <Afterwards later={later} promises={promises} now={now} />
      <PutOff moving={moving} onClose={() => setMoving(null)} />
    </div>
  );
}

/** Whose day it is. */
function Whose({ value }: { value: string }) {
  const { t } = useLanguage();
  const { agent: me } = useMe();
  const [, navigate] = useLocation();
  const agents = useQuery(agentsQuery).data?.items ?? [];
  return (
    <Select
      aria-label={t('today.whose')}
      className={classes['whose']}
      searchable
      allowDeselect={false}
      value={value}
      data={agents
        .filter(({ role }) => OWNERS.includes(role))
        .map(({ id, name }) => ({ value: id, label: id === me.id ? t('today.mine', { name }) : name }))}
      onChange={(id) => navigate(id === null || id === me.id ? paths.today() : paths.today(id))}
    />
  );
}
