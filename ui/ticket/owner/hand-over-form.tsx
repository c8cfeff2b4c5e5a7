import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { LIMITS } from '../../../domain/limits.ts';
import type { Output } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { candidatesQuery, keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { PriorityMark } from '../../parts/chip/priority-mark.tsx';
import { StateChip } from '../../parts/chip/state-chip.tsx';
import { paths } from '../../paths.ts';
import type { DeskT } from '../../texts/index.ts';
import { knownText } from '../../texts/known.ts';
import { dayTime } from '../../time.ts';
import { toastDone, toastFailure, toastRefused } from '../../toast.ts';
import classes from './hand-over.module.css';

type Due = Output<'getHandOver'>['tickets'][number];
type Result = Output<'createHandOver'>['results'][number];

/** Tickets to choose from, whom they go to, and why; what is refused says so beside its ticket. */
export function HandOverForm({ tickets }: { tickets: Due[] }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(() => new Set(tickets.map(({ number }) => number)));
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(new Map<number, Result>());
  const receivers = useReceivers(tickets[0]!.number, t);
  // One that was given away, or is due no more, is chosen no more.
  const numbers = tickets.flatMap(({ number }) => (chosen.has(number) ? [number] : []));
  const receiver = receivers.find(({ value }) => value === to);
  const give = useMutation({
    mutationFn: ({ value, label }: { value: string; label: string }) => {
      const [kind, id = ''] = value.split(':');
      const body = { numbers, to: kind === 'agent' ? { agent: id } : { team: id }, ...(reason.trim() && { reason }) };
      return call('createHandOver', { body }).then(({ results }) => ({ results, label }));
    },
    onSuccess: ({ results, label }) => {
      const left = results.filter(({ became }) => became !== 'given');
      const [count, later] = [results.length - left.length, left.filter(({ became }) => became === 'later').length];
      setLeft(new Map(left.map((result) => [result.number, result])));
      if (count > 0) toastDone(t('handover.done', { count, name: label }), t);
      if (later > 0) toastDone(t('handover.later', { count: later, name: label }), t);
      if (left.length > later) toastRefused(t('toast.failed'), t('handover.left', { count: left.length - later }), t);
    },
    onError: (error) => toastFailure(error, t),
    onSettled: () => {
      for (const queryKey of [keys.handOver, keys.lists, keys.counters, keys.everyTicket])
        void client.invalidateQueries({ queryKey });
    },
  });
  const toggle = (number: number) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(number)) next.add(number);
      return next;
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (receiver !== undefined && numbers.length > 0) give.mutate(receiver);
      }}
    >
      <div className={classes['head']}>
        <Checkbox
          checked={numbers.length === tickets.length}
          indeterminate={numbers.length > 0 && numbers.length < tickets.length}
          label={t('handover.all')}
          onChange={(event) =>
            setChosen(new Set(event.currentTarget.checked ? tickets.map(({ number }) => number) : []))
          }
        />
        <span role="status">{t('handover.chosen', { count: numbers.length })}</span>
      </div>
      <ul className={classes['list']}>
        {tickets.map((ticket) => (
          <Row
            key={ticket.number}
            ticket={ticket}
            isChosen={chosen.has(ticket.number)}
            result={left.get(ticket.number) ?? null}
            onToggle={() => toggle(ticket.number)}
          />
        ))}
      </ul>
      <div className={classes['to']}>
        <Select
          label={t('handover.to')}
          placeholder={t('handover.to.pick')}
          data={grouped(receivers, t)}
          value={to}
          searchable
          onChange={setTo}
        />
        <TextInput
          label={t('handover.reason')}
          placeholder={t('handover.reason.hint')}
          value={reason}
          maxLength={LIMITS.reasonChars}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={give.isPending} disabled={receiver === undefined || numbers.length === 0}>
          {t('handover.give')}
        </Button>
      </div>
    </form>
  );
}

type Receiver = { value: string; label: string; kind: 'agent' | 'team' };

/** People and teams that could have them, as assignment would choose for the one due soonest; who is there and has room comes first. */
function useReceivers(number: number, t: DeskT): Receiver[] {
  const { agent: me } = useMe();
  const found = useQuery(candidatesQuery(number)).data;
  if (found === undefined) return [];
  return [
    ...found.agents
      .filter(({ agent }) => agent.id !== me.id)
      .map(({ agent, obstacle }) => ({
        ...{ kind: 'agent' as const, value: `agent:${agent.id}` },
        label: obstacle === null ? agent.name : `${agent.name} (${t(`obstacle.${obstacle}`)})`,
      })),
    ...found.teams.map(({ team }) => ({ kind: 'team' as const, value: `team:${team.id}`, label: team.name })),
  ];
}

const grouped = (receivers: Receiver[], t: DeskT) =>
  (['agent', 'team'] as const).map((kind) => ({
    group: t(`assign.${kind}s`),
    items: receivers.filter((one) => one.kind === kind).map(({ value, label }) => ({ value, label })),
  }));

type RowProps = { ticket: Due; isChosen: boolean; result: Result | null; onToggle: () => void };

function Row({ ticket, isChosen, result, onToggle }: RowProps) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { number, subject, contact, team, state, priority, dueAt, snoozedUntil } = ticket;
  return (
    <li className={classes['row']}>
      <Checkbox checked={isChosen} aria-label={t('handover.select', { number: String(number) })} onChange={onToggle} />
      <div className={classes['what']}>
        <Link href={paths.anyTicket(number)}>{subject || t('ticket.no-subject')}</Link>
        <small>
          #{number} · {contact} · {team.name}
        </small>
        {result !== null && (
          <small className={classes[result.became]} role="status">
            {result.became === 'later'
              ? t('handover.kept')
              : knownText(t, `handover.problem.${result.problem}`, t('handover.problem.other'))}
          </small>
        )}
      </div>
      <span className={classes['marks']}>
        <PriorityMark priority={priority} labelled />
        <StateChip state={state} brief />
        <span className={classes['due']} data-late={Date.parse(dueAt) < now || undefined}>
          {snoozedUntil === null
            ? t('handover.due', { time: dayTime(dueAt, now, language) })
            : t('handover.snoozed', { time: dayTime(snoozedUntil, now, language) })}
        </span>
      </span>
    </li>
  );
}
