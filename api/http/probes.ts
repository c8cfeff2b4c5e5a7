/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: Prometheus. */
import type { RequestHandler } from 'express';
import { isHeld } from '../../db/core/hold.ts';
import { StoreAway } from '../../db/blobs/mark.ts';
import { mailboxTrouble } from '../../db/mail-in/trouble.ts';
import { standsStill } from '../../domain/mail/mailbox.ts';
import { Problem } from '../../domain/problem.ts';
import type { Deps } from './deps.ts';
import { notePattern } from './request-log.ts';

const PROBE_MS = 2_000;

export const health: RequestHandler = (_req, res) => {
  notePattern(res, '/healthz');
  res.json({ ok: true });
};

/**
 * 200 when Postgres and Temporal answer within two seconds, the folder of files is there and mail that came in is being read, else 503 and
 * which of them fails. `mailIn` also says whether every mailbox is watched. That alone takes no desk out of service: it is read and written
 * without a worker, and whoever starts workers once the desk is ready must get them. It is null when nobody can say, and so is `held`: whether mail is held back after a restore
 * (`npm run restored`), in which the desk is read and written as always.
 */
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
    let mailIn: boolean | null = null;
    let held: boolean | null = null;
    let stalled = false;
    const look = async () => {
      held = await isHeld(deps.pool);
      const worst = (await mailboxTrouble(deps.pool))?.worst;
      mailIn = !standsStill(worst);
      stalled = worst === 'stalled';
    };
    const [postgres, temporal, files] = await Promise.all([
      answers(look()),
      answers(deps.temporal.withDeadline(Date.now() + PROBE_MS, () => deps.temporal.workflowService.getSystemInfo({}))),
      answers(present(deps.blobs)),
    ]);
    const ok = postgres && temporal && files && !stalled;
    res.status(ok ? 200 : 503).json({ ok, postgres, temporal, files, mailIn, held });
  };

const present = async (blobs: Deps['blobs']): Promise<void> => {
  if (!(await blobs.isThere())) throw new StoreAway();
};

/** Lets in only who asks from this machine, and not through a proxy on it. */
export const onlyFromHere: RequestHandler = (req, _res, next) => {
  const { remoteAddress = '' } = req.socket;
  const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in req.headers);
  if (proxied || !/^(?:::ffff:)?127\.|^::1$/.test(remoteAddress))
    throw new Problem(
      'not-found',
      'metrics are told to this machine only; METRICS_PORT gives them a port of their own',
    );
  next();
};

export const metrics =
  (deps: Deps): RequestHandler =>
  async (_req, res) => {
    notePattern(res, '/metrics');
    const { type, body } = await deps.metrics.text();
    res.type(type).send(body);
  };
