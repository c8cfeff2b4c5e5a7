/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: Prometheus. */
import type { RequestHandler } from 'express';
import { first } from '../../db/core/pool.ts';
import type { Deps } from './deps.ts';
import { notePattern } from './request-log.ts';

const PROBE_MS = 2_000;

export const health: RequestHandler = (_req, res) => {
  notePattern(res, '/healthz');
  res.json({ ok: true });
};

/** 200 when Postgres and Temporal answer within two seconds, else 503 and which does not. */
export const ready =
  (deps: Deps): RequestHandler =>
  async (_req, res) => {
    notePattern(res, '/readyz');
    const answers = (work: Promise<unknown>) =>
      Promise.race([
        work.then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PROBE_MS).unref()),
      ]);
    const [postgres, temporal] = await Promise.all([
      answers(first(deps.pool, { text: 'select 1' })),
      answers(deps.temporal.withDeadline(Date.now() + PROBE_MS, () => deps.temporal.workflowService.getSystemInfo({}))),
    ]);
    res.status(postgres && temporal ? 200 : 503).json({ ok: postgres && temporal, postgres, temporal });
  };

export const metrics =
  (deps: Deps): RequestHandler =>
  async (_req, res) => {
    notePattern(res, '/metrics');
    const { type, body } = await deps.metrics.text();
    res.type(type).send(body);
  };
