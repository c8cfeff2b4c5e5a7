import { useQuery } from '@tanstack/react-query';
import { IconCalendarOff, IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../data/api-types.ts';
import { calendarsQuery } from '../../data/schedule-queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip } from '../../parts/chip/chip.tsx';
import { Empty } from '../../parts/empty/empty.tsx';
import { Opener } from '../../parts/panel/opener.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Card, Page } from '../../shell/page.tsx';
import { dayInWords, isoDay } from '../../time.ts';
import { CalendarPanel } from './calendar-panel.tsx';
import { hoursInWords } from './hours.ts';
import { RenewalBar } from '../renewal-bar.tsx';
import shared from '../../parts/panel/settings.module.css';
import classes from './calendars.module.css';

export type Calendar = Output<'listCalendars'>['items'][number];

/** Business calendars: when teams are open and which days are off; promises are counted in their hours. */
export default function CalendarsPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const asked = useQuery(calendarsQuery);
  const [open, setOpen] = useState<{ calendar: Calendar | null } | null>(null);
  const why = can('schedule:write') ? null : t('why.permission');
  const add = (
    <ReasonedButton
      leftSection={<IconCalendarPlus size={17} aria-hidden="true" />}
      why={why}
      onClick={() => setOpen({ calendar: null })}
    >
      {t('calendar.add')}
    </ReasonedButton>
  );
  return (
    <Page guide="time" title={t('nav.calendars')} text={t('calendar.text')} actions={add}>
      <RenewalBar />
      <Unanswered query={asked} />
      {asked.data && (
        <Card label={t('nav.calendars')}>
          {asked.data.items.length === 0 && (
            <Empty icon={IconCalendarOff} title={t('calendar.none')}>
              {t('calendar.none.text')}
            </Empty>
          )}
          <ul className={shared['people']}>
            {asked.data.items.map((calendar) => (
              <CalendarRow
                key={calendar.id}
                calendar={calendar}
                onOpen={why === null ? () => setOpen({ calendar }) : null}
              />
            ))}
          </ul>
        </Card>
      )}
      {open && <CalendarPanel calendar={open.calendar} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** What goes by a calendar: teams work in its hours, promises are counted in them, rules ask for them. */
const USERS = ['teams', 'policies', 'rules'] as const;

function CalendarRow({ calendar, onOpen }: { calendar: Calendar; onOpen: (() => void) | null }) {
  const { t, language } = useLanguage();
  const today = isoDay(useNow());
  const next = calendar.holidays.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  return (
    <li className={classes['row']}>
      <div>
        <Opener name={calendar.name} onOpen={onOpen} />
        <small>{hoursInWords(calendar.openHours, language, t)}</small>
        <small>
          {calendar.timeZone} · {t('calendar.holidays.count', { count: calendar.holidays.length })}
          {next && ` · ${t('calendar.next', { day: dayInWords(next.day, language), name: next.name })}`}
        </small>
      </div>
      <dl className={classes['users']}>
        {USERS.every((kind) => calendar.usedBy[kind].length === 0) && (
          <div>
            <dt>{t('calendar.unused')}</dt>
          </div>
        )}
        {USERS.filter((kind) => calendar.usedBy[kind].length > 0).map((kind) => (
          <div key={kind}>
            <dt>{t(`calendar.users.${kind}`)}</dt>
            {calendar.usedBy[kind].map(({ id, name }) => (
              <dd key={id}>
                <Chip small tone={kind === 'teams' ? 'brand' : undefined}>
                  {name}
                </Chip>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </li>
  );
}
