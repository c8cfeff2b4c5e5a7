/** Prometheus metrics of one API process. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { durabilityFaults } from '../../db/core/durability.ts';
import { isHeld } from '../../db/core/hold.ts';
import { lateDeadlines, sweptSoFar } from '../../db/ticket/sweep.ts';
import { alarmMailsByState } from '../../db/mail-in/alarms.ts';
import { mailboxFigures } from '../../db/mail-in/figures.ts';
import { mailboxesByTrouble, unplacedMail } from '../../db/mail-in/trouble.ts';
import { oldestUnsentS, sendsByState } from '../../db/mail-out/figures.ts';
import { overdueSum } from '../../db/mail-out/overdue.ts';
import { countViews } from '../../db/ticket/tickets.ts';
import { MAILBOX_TROUBLES } from '../../domain/mail/mailbox.ts';
import type { Pool } from '../../db/core/pool.ts';

export type Metrics = {
  /** One finished request; `seconds` until its last byte. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** Adds or takes away one reader of the stream. */
  streamReaders(by: 1 | -1): void;
  /** The text that Prometheus reads, and its media type. */
  text(): Promise<{ type: string; body: string }>;
};

/** Metrics over a registry of their own, so that two servers in one process do not share them. */
export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  // The usual 10 ms would wake an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const registers = [registry];
  const durations = new Histogram({
    name: 'bilet_http_request_seconds',
    help: 'Time from the first byte of a request to the last byte of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const readers = new Gauge({ name: 'bilet_stream_readers', help: 'Open event streams', registers });
  const poolGauge = new Gauge({
    name: 'bilet_pool_connections',
    help: 'Postgres connections of this process, and requests waiting for one',
    labelNames: ['state'],
    registers,
  });
  const tickets = new Gauge({
    name: 'bilet_tickets',
    help: 'Tickets in the views of the whole desk',
    labelNames: ['view'],
    registers,
  });
  const swept = new Gauge({
    name: 'bilet_swept',
    help: 'What the sweeper has found and had mended, all told; when it grows, something was lost',
    labelNames: ['what'],
    registers,
  });
  const held = new Gauge({
    name: 'bilet_mail_held',
    help: '1 while no mail comes in or leaves, because a restore is not brought together yet',
    registers,
  });
  const durable = new Gauge({
    name: 'bilet_postgres_durable',
    help: '0 while Postgres is set so that it may forget what it has confirmed when its machine fails',
    registers,
  });
  const trouble = new Gauge({
    name: 'bilet_mailbox_trouble',
    help: 'Mailboxes in trouble, by the trouble',
    labelNames: ['trouble'],
    registers,
  });
  const alarms = new Gauge({
    name: 'bilet_alarm_mails',
    help: 'Mails to administrators about mailboxes, by their state; deferred and rejected ones reached nobody',
    labelNames: ['state'],
    registers,
  });
  const boxGauge = (name: string, help: string) =>
    new Gauge({ name: `bilet_mailbox_${name}`, help, labelNames: ['mailbox'], registers });
  const perMailbox = {
    up: boxGauge('up', '1 while a mailbox (by its id) is live'),
    sinceLookS: boxGauge('seconds_since_look', 'Since its folder was last looked into with success'),
    sinceMailS: boxGauge('seconds_since_mail', 'Since its last mail was taken'),
    lagS: boxGauge('lag_seconds', 'How long its oldest mail that is in no ticket yet waits; 0 when there is none'),
    refused: boxGauge('sign_ins_refused', 'Sign-ins that its server has refused, all told'),
    tokenS: boxGauge('token_expires_seconds', 'Until its access token expires; it is renewed before'),
    secretS: boxGauge('secret_expires_seconds', 'Until the secret of its application expires'),
  };
  const unplaced = new Gauge({
    name: 'bilet_mail_unplaced',
    help: 'Mail that was taken and is in no ticket yet',
    registers,
  });
  const unplacedAge = new Gauge({
    name: 'bilet_mail_unplaced_oldest_seconds',
    help: 'How long the oldest of them waits; 0 when there is none',
    registers,
  });
  const overdue = new Gauge({
    name: 'bilet_sends_overdue',
    help: 'Accepted mail that no worker is at two minutes after its time',
    registers,
  });
  const overdueAge = new Gauge({
    name: 'bilet_sends_overdue_oldest_seconds',
    help: 'How long the oldest of them is due; 0 when there is none',
    registers,
  });
  const sends = new Gauge({
    name: 'bilet_sends',
    help: 'Mails that have not left yet, and those of which nobody knows whether they have, by their state',
    labelNames: ['state'],
    registers,
  });
  const unsentAge = new Gauge({
    name: 'bilet_sends_unsent_oldest_seconds',
    help: 'Since the oldest mail was written that has not left yet, whatever it waits for; 0 when there is none',
    registers,
  });
  const late = new Gauge({
    name: 'bilet_deadlines_late',
    help: 'Open tickets whose next deadline has passed and was not acted on',
    registers,
  });
  const latest = new Gauge({
    name: 'bilet_deadlines_late_seconds',
    help: 'By how much the latest of them is late; 0 when none is',
    registers,
  });
  /** Of each mailbox, and of mails about them: nothing while Postgres does not say. */
  const measureMailboxes = async () => {
    const found = await mailboxFigures(pool).catch(() => []);
    for (const gauge of [...Object.values(perMailbox), alarms]) gauge.reset();
    for (const { mailbox, ...figures } of found)
      for (const [name, value] of Object.entries(figures))
        if (value !== null) perMailbox[name as keyof typeof perMailbox].set({ mailbox }, value);
    for (const { state, count } of await alarmMailsByState(pool).catch(() => [])) alarms.set({ state }, count);
  };
  /** Figures that Postgres is asked for; not a number while it does not say: the last ones would look like the present. */
  const measureMail = async () => {
    const unknown = { count: Number.NaN, oldestS: Number.NaN };
    const [boxes, waiting, due] = await Promise.all([
      mailboxesByTrouble(pool).catch(() => MAILBOX_TROUBLES.map((one) => [one, Number.NaN] as const)),
      unplacedMail(pool).catch(() => unknown),
      overdueSum(pool).catch(() => unknown),
    ]);
    for (const [one, count] of boxes) trouble.set({ trouble: one }, count);
    unplaced.set(waiting.count);
    unplacedAge.set(waiting.oldestS);
    overdue.set(due.count);
    overdueAge.set(due.oldestS);
  };
  /** Of mail that leaves and of deadlines, in the same way. */
  const measureDue = async () => {
    const [states, oldest, deadlines] = await Promise.all([
      sendsByState(pool).catch(() => []),
      oldestUnsentS(pool).catch(() => Number.NaN),
      lateDeadlines(pool).catch(() => ({ count: Number.NaN, latestS: Number.NaN })),
    ]);
    sends.reset();
    for (const { state, count } of states) sends.set({ state }, count);
    unsentAge.set(oldest);
    late.set(deadlines.count);
    latest.set(deadlines.latestS);
  };
  const measure = async () => {
    poolGauge.set({ state: 'total' }, pool.totalCount);
    poolGauge.set({ state: 'idle' }, pool.idleCount);
    poolGauge.set({ state: 'waiting' }, pool.waitingCount);
    // A scrape must not fail because Postgres is away: the other figures say why.
    held.set(await isHeld(pool).then(Number, () => Number.NaN));
    durable.set(
      await durabilityFaults(pool).then(
        (faults) => Number(faults.length === 0),
        () => Number.NaN,
      ),
    );
    await measureMail();
    await measureMailboxes();
    await measureDue();
    const counters = await countViews(pool, '00000000-0000-0000-0000-000000000000', []).catch(() => null);
    for (const { what, found } of await sweptSoFar(pool).catch(() => [])) swept.set({ what }, found);
    if (counters === null) return tickets.reset();
    for (const view of ['unassigned', 'open', 'snoozed', 'breached', 'quarantine'] as const)
      tickets.set({ view }, counters[view]);
  };
  return {
    observe: (method, route, status, seconds) => durations.observe({ method, route, status: String(status) }, seconds),
    streamReaders: (by) => readers.inc(by),
    text: async () => {
      await measure();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
