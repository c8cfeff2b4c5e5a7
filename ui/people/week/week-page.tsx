import { useQuery } from '@tanstack/react-query';
import { IconBeach } from '@tabler/icons-react';
import { useState } from 'react';
import { weekQuery } from '../../data/schedule-queries.ts';
import { useMe } from '../../door/session.tsx';
import { usePageKeys } from '../../keys/page-keys.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Empty } from '../../parts/empty/empty.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Card, Page } from '../../shell/page.tsx';
import { useShell } from '../../shell/shell.tsx';
import { useZone } from '../../zone.ts';
import { useWeekPlace } from './address.ts';
import { DayList } from './day-list.tsx';
import { DayTabs } from './day-tabs.tsx';
import { Legend } from './legend.tsx';
import { PersonPanel } from './person-panel.tsx';
import { type Bar, pictureOf, type Row } from './picture.ts';
import { dayAt, daysLater } from './pieces.ts';
import { RotaPanel } from './rota-panel.tsx';
import { type WeekActions, WeekTable } from './week-table.tsx';
import { WeekTools } from './week-tools.tsx';

type Named = { id: string; name: string };
type Open = { kind: 'person'; agent: Named; day: string | null; bar: Bar | null } | { kind: 'rota'; team: Named };

/** Who works when in a week, who is absent, who is on call, with the hours and holidays of the teams; leads change it here. */
export default function WeekPage() {
  const { t } = useLanguage();
  const { can, agent: me } = useMe();
  const { width } = useShell();
  const now = useNow();
  const here = useZone();
  const [place, goTo] = useWeekPlace(dayAt(now, here));
  const [open, setOpen] = useState<Open | null>(null);
  const asked = useQuery(weekQuery(place.from, place.team));
  const zone = asked.data?.timeZone ?? here;
  const today = dayAt(now, zone);
  // Of the week that is there: the one before it stays while the next is on its way.
  const picture = asked.data && pictureOf(asked.data, dayAt(Date.parse(asked.data.from), zone));
  const inWeek = picture?.days.some(({ day }) => day === today);
  const shownDay = place.day ?? (width === 'narrow' ? (inWeek ? today : place.from) : null);
  const step = (weeks: number) => {
    const day = place.day && daysLater(place.day, 7 * weeks);
    goTo({ from: daysLater(place.from, 7 * weeks), day });
  };
  usePageKeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);

  const lead = can('schedule:write');
  const show = (row: Row, bar: Bar | null, day: string | null) =>
    setOpen({ kind: 'person', agent: { id: row.id, name: row.name }, day, bar });
  const actions: WeekActions = {
    onPerson: (row) => show(row, null, null),
    onBar: lead
      ? (row, bar) => {
          if (bar.kind !== 'duty') return show(row, bar, null);
          setOpen({ kind: 'rota', team: { id: bar.team ?? '', name: bar.name } });
        }
      : null,
    onAdd: lead ? (row, day) => show(row, null, day) : null,
    onRota: lead ? (team) => setOpen({ kind: 'rota', team }) : null,
    onDay: (day) => goTo({ day }),
  };
  const mine = (
    <ReasonedButton
      variant="default"
      leftSection={<IconBeach size={17} aria-hidden="true" />}
      why={can('ticket:write') ? null : t('why.permission')}
      onClick={() => goTo({ mine: true })}
    >
      {t('week.mine')}
    </ReasonedButton>
  );
  return (
    <Page guide="people" title={t('nav.week')} text={t('week.text')} actions={mine} wide>
      <Card label={t('nav.week')}>
        <WeekTools
          place={place}
          picture={picture}
          today={today}
          here={here}
          goTo={goTo}
          step={step}
          onRota={actions.onRota}
        />
        <Unanswered query={asked} />
        {picture && shownDay !== null && (
          <>
            <DayTabs picture={picture} shown={shownDay} today={today} whole={width !== 'narrow'} goTo={goTo} />
            <DayList picture={picture} day={shownDay} now={now} {...actions} />
          </>
        )}
        {picture && shownDay === null && <WeekTable picture={picture} today={today} now={now} {...actions} />}
        {picture && picture.rows.length === 0 && (
          <Empty kind="search" title={t('week.nobody')}>
            {t('week.nobody.text')}
          </Empty>
        )}
        <Legend />
      </Card>
      {open?.kind === 'person' && (
        <PersonPanel agent={open.agent} day={open.day} bar={open.bar} timeZone={zone} onClose={() => setOpen(null)} />
      )}
      {place.mine && (
        <PersonPanel agent={me} day={null} bar={null} timeZone={zone} onClose={() => goTo({ mine: false })} />
      )}
      {open?.kind === 'rota' && <RotaPanel team={open.team} timeZone={zone} onClose={() => setOpen(null)} />}
    </Page>
  );
}
