import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isSameClock } from '../../../domain/wall-time.ts';
import { whyNot } from '../../command/availability.ts';
import { explanationQuery } from '../../data/queries.ts';
import { scheduledOf } from '../../data/scheduled.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { ClockState } from '../../parts/chip/clock-chip.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { cityOf, timeThere } from '../../parts/field/zones.ts';
import { GuideLink } from '../../parts/button/guide-link.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { Loading } from '../../parts/empty/splash.tsx';
import { knownText } from '../../texts/known.ts';
import { amount, dayTime, fullTime } from '../../time.ts';
import { zoneHere } from '../../zone.ts';
import { DueForm } from './due-form.tsx';
import { TimePicture } from './time-picture.tsx';
import {
  type ExplainedClock,
  type Explanation,
  madeOf,
  namedBy,
  nextWords,
  outcomeWords,
  overtakenBy,
  spellWords,
} from './time-words.ts';
import classes from './time.module.css';

type Props = { ticket: TicketDetail; opened: boolean; onClose: () => void };

/** How the time of a ticket is counted: each clock as a picture and as a table, and what happens next by itself. */
export default function TimePanel({ ticket, opened, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('clock.explain')} size="xl">
      {opened && <Explained ticket={ticket} />}
    </Dialog>
  );
}

function Explained({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const query = useQuery({ ...explanationQuery(ticket.number), staleTime: 0 });
  if (query.data === undefined) return query.isError ? <NotRead query={query} what={t('time.unknown')} /> : <Loading />;
  const { clocks, past, earlier, next } = query.data;
  const time = (at: string) => dayTime(at, now, language);
  return (
    <div className={classes['panel']}>
      {clocks.length === 0 && <p className={classes['soft']}>{t('time.none')}</p>}
      {clocks.map((clock) => (
        <ClockCard key={clock.kind} ticket={ticket} clock={clock} now={now} />
      ))}
      <section aria-label={t('time.next')}>
        <h3 className={classes['heading']}>{t('time.next')}</h3>
        {next.length === 0 ? (
          <p className={classes['soft']}>{t('time.next.none')}</p>
        ) : (
          <Next next={next} time={time} />
        )}
      </section>
      {past.length > 0 && (
        <section aria-label={t('time.past')}>
          <h3 className={classes['heading']}>{t('time.past')}</h3>
          <ul className={classes['list']}>
            {past.map((life) => (
              <li key={life.startedAt + life.kind}>
                <span>{t(`clock.${life.kind}`)}</span>
                <span>
                  {t('time.from-to', {
                    from: time(life.startedAt),
                    to: time(life.metAt ?? life.endedAt ?? life.startedAt),
                  })}
                </span>
                <small>
                  {life.usedMs !== null && t('time.used.end', { amount: amount(life.usedMs, language) })}
                  {life.breachedAt !== null && ` ${t('time.broken', { time: time(life.breachedAt) })}`}
                </small>
              </li>
            ))}
          </ul>
          {earlier > 0 && <p className={classes['soft']}>{t('time.past.earlier', { count: earlier })}</p>}
        </section>
      )}
      <GuideLink page="time" />
    </div>
  );
}

function Next({ next, time }: { next: Explanation['next']; time: (at: string) => string }) {
  const { t, language } = useLanguage();
  return (
    <ol className={classes['next']}>
      {next.map((one) => (
        <li key={`${one.what} ${one.at} ${one.why.clock ?? ''}`}>
          {one.at === null ? (
            <span>{t('time.next.soon')}</span>
          ) : (
            <time dateTime={one.at} title={fullTime(one.at, language)}>
              {time(one.at)}
            </time>
          )}
          <span>
            {nextWords(one, t)}: <em>{outcomeWords(one, t)}</em>
          </span>
        </li>
      ))}
    </ol>
  );
}

function ClockCard({ ticket, clock, now }: { ticket: TicketDetail; clock: ExplainedClock; now: number }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const [isSetting, setSetting] = useState(false);
  const why = isDueSettable(ticket, clock, now) ? whyNot(ticket, 'set-due', can, t) : '';
  const time = (at: string) => dayTime(at, now, language);
  const isOn = clock.metAt === null && clock.endedAt === null;
  // What is counted by another clock than the reader's is said by both.
  const due = (at: string) => time(at) + timeThere(Date.parse(at), clock.timeZone, language);
  const sentence =
    namedBy(clock, due, t) ??
    overtakenBy(clock, due, t, language) ??
    madeOf(clock, isOn && clock.state !== 'paused' ? due(clock.dueAt) : null, t, language);
  const end = ending(clock);
  return (
    <section className={classes['card']} aria-label={t(`clock.${clock.kind}`)}>
      <h3 className={classes['title']}>
        {t(`clock.${clock.kind}`)} <ClockState clock={clock} leaves={scheduledOf(ticket, now)?.at ?? null} />
        {isOn && !isSetting && why === null && (
          <Button
            className={classes['set']}
            size="compact-sm"
            variant="default"
            leftSection={<IconCalendarTime size={15} aria-hidden="true" />}
            aria-label={t('due.set.of', { clock: t(`clock.${clock.kind}`) })}
            onClick={() => setSetting(true)}
          >
            {t('due.set')}
          </Button>
        )}
      </h3>
      {isSetting && <DueForm ticket={ticket} kind={clock.kind} onClose={() => setSetting(false)} />}
      {clock.isWhole ? null : <p className={classes['soft']}>{t('time.part')}</p>}
      {sentence !== null && <p className={classes['sentence']}>{sentence}</p>}
      <p className={classes['soft']}>
        {clock.usedMs !== null && t(isOn ? 'time.used' : 'time.used.end', { amount: amount(clock.usedMs, language) })}{' '}
        {end}
      </p>
      <TimePicture clock={clock} now={now} />
      {clock.spells.length > 0 && (
        <div className={classes['scroll']}>
          <table className={classes['spells']}>
            <caption>{t('time.spells')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('time.spells.when')}</th>
                <th scope="col">{t('time.spells.what')}</th>
                <th scope="col">{t('time.spells.counted')}</th>
              </tr>
            </thead>
            <tbody>
              {clock.spells.map((spell) => (
                <tr key={spell.from} data-runs={spell.runs}>
                  <td>
                    {spell.to === null
                      ? t('time.until-now', { from: time(spell.from) })
                      : t('time.from-to', { from: time(spell.from), to: time(spell.to) })}
                  </td>
                  <td>{spellWords(spell, t)}</td>
                  <td>{spell.runs && spell.countedMs !== null ? amount(spell.countedMs, language) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes['part']}>{t('time.promises')}</p>
      <ol className={classes['promises']}>
        {clock.promises.map((promise, index) => (
          <li key={index}>
            <span>
              {cause(promise)}
              {': '}
              <strong>
                {promise.dueAt === null ? t('time.promise.none') : t('time.promise.due', { time: due(promise.dueAt) })}
              </strong>
              {promise.amountMs !== null &&
                ` (${t(promise.isOvertaken ? 'time.promise.overtaken' : 'time.promise.amount', { amount: amount(promise.amountMs, language) })})`}
            </span>
            {promise.reason !== null && <q className={classes['reason']}>{promise.reason}</q>}
            <small>{by(promise)}</small>
          </li>
        ))}
      </ol>
      {!isSameClock(clock.timeZone, zoneHere(), now) && clock.days.length > 0 && (
        <p className={classes['soft']}>{t('time.zone', { zone: cityOf(clock.timeZone, language) })}</p>
      )}
    </section>
  );

  function ending({ metAt, endedAt, breachedAt }: ExplainedClock): string | null {
    if (metAt !== null)
      return breachedAt === null
        ? t('time.met', { time: time(metAt) })
        : t('time.met-late', { time: time(metAt), due: time(breachedAt) });
    if (endedAt !== null)
      return t(clock.kind === 'resolution' ? 'time.ended.resolution' : 'time.ended', { time: time(endedAt) });
    return breachedAt === null ? null : t('time.broken', { time: time(breachedAt) });
  }

  function cause({ because, by: who }: ExplainedClock['promises'][number]): string {
    const what = knownText(t, `time.because.${because}`, because);
    return who === null || because === 'start' ? what : t('time.by', { what, name: who.name });
  }

  function by({ policy, calendar }: ExplainedClock['promises'][number]): string {
    const of = (one: { name: string; version: number }) => t('time.promise.version', one);
    return [
      ...(policy === null ? [] : [t('time.promise.policy', { name: of(policy) })]),
      ...(calendar === null ? [] : [t('time.promise.calendar', { name: of(calendar) })]),
    ].join(' · ');
  }
}

/** As the ticket takes it: what runs and has not passed, unless a snooze says by when. */
const isDueSettable = ({ snooze }: TicketDetail, { kind, state, dueAt }: ExplainedClock, now: number): boolean =>
  state === 'running' && Date.parse(dueAt) > now && (snooze === null || kind === 'resolution');
