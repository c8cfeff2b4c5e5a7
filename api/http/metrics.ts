/** Prometheus metrics of one API process. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { durabilityFaults } from '../../db/core/durability.ts';
import { isHeld } from '../../db/core/hold.ts';
import { sweptSoFar } from '../../db/ticket/sweep.ts';
import { countViews } from '../../db/ticket/tickets.ts';
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
