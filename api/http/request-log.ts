/** One line for each request: method, route pattern, status, time, who. Never an address, a body or a path with a token. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from './deps.ts';
import type { Metrics } from './metrics.ts';

/** The id under which the log has this request; also in `X-Request-Id` and in every problem. */
export const requestIdOf = (res: Response): string => String(res.locals['requestId'] ?? '');
export const notePattern = (res: Response, pattern: string): void => void (res.locals['pattern'] = pattern);
export const noteAgent = (res: Response, agent: string): void => void (res.locals['agent'] = agent);
/** It comes again and again, from a page that lies open: who looked at what, and when, is nobody's to read. */
export const noteUnasked = (res: Response): void => void (res.locals['unasked'] = true);

export const requestLog =
  (log: Log, metrics: Metrics): RequestHandler =>
  (req, res, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    res.locals['requestId'] = requestId;
    res.set('X-Request-Id', requestId);
    res.once('close', () => {
      const ms = Math.round((performance.now() - started) * 10) / 10;
      const route = String(res.locals['pattern'] ?? 'other');
      metrics.observe(req.method, route, res.statusCode, ms / 1000);
      if (route === '/healthz' || route === '/readyz' || route === '/metrics') return;
      if (res.locals['unasked'] === true && res.statusCode < 400) return;
      log.info('request', {
        method: req.method,
        route,
        status: res.statusCode,
        ms,
        requestId,
        agent: res.locals['agent'] ?? null,
      });
    });
    next();
  };
