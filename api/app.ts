/** The HTTP application: headers, probes, routes, pages, and one place where errors become answers. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from '../domain/problem.ts';
import { takeAnswer } from './mail-in/callback.ts';
import { askConfirmation, decideConfirmation, readAnswer } from './customer/confirmation.ts';
import type { Deps } from './http/deps.ts';
import { desk } from './http/spa.ts';
import { sendProblem } from './http/errors.ts';
import { compressed } from './http/compressed.ts';
import { frameImage } from './ticket/message/frame.ts';
import { headers, noStore } from './http/headers.ts';
import { mount } from './http/mount.ts';
import { docsPage, openApi } from './http/openapi.ts';
import { sendPage } from './http/page.ts';
import { health, metrics, onlyFromHere, ready } from './http/probes.ts';
import { notePattern, requestIdOf, requestLog } from './http/request-log.ts';
import { table } from './routes.ts';
import type { Jobs } from './ticket/bulk/jobs.ts';
import { createLookers } from './ticket/lookers.ts';
import { createStreams } from './ticket/stream.ts';
import { createViewCounts } from './ticket/list/view-counts.ts';
import { LIMITS } from '../domain/limits.ts';
import { MINUTE_MS } from '../domain/time.ts';
import { openWorkflow } from './ticket/workflow-link.ts';

export type App = { express: Express; /** Ends the event streams, so that the server can close. */ stop(): void };

/** The application over its dependencies. `publicMetrics`: on this port, for this machine; false when they have one of their own. */
export function createApp(deps: Deps, { publicMetrics, jobs }: { publicMetrics: boolean; jobs: Jobs }): App {
  const app = express();
  const lookers = createLookers(deps);
  const streams = createStreams(deps, lookers);
  app.disable('x-powered-by');
  app.set('etag', false);
  // Values of a query are texts: no arrays and objects by brackets.
  app.set('query parser', 'simple');
  // Everybody behind a proxy would share one limit of sign-ins; and whoever is believed unasked can have as many as they like.
  if (deps.settings.trustProxy !== null) app.set('trust proxy', deps.settings.trustProxy);
  app.use(requestLog(deps.log, deps.metrics), ...headers(deps.settings.secureCookies));

  app.get('/healthz', health);
  app.get('/readyz', ready(deps));
  if (publicMetrics) app.get('/metrics', onlyFromHere, metrics(deps));

  app.use('/api', compressed, noStore);
  app.get('/api/openapi.json', (_req, res) => void res.json(openApi()));
  app.get('/api/docs', (_req, res) =>
    sendPage(res, { status: 200, language: 'en', title: 'Bilet API', body: docsPage(), wide: true }),
  );
  mount(app, deps, table({ streams, jobs, lookers, viewCounts: createViewCounts(deps.pool, deps.changes) }));
  app.use('/api', (req) => {
    throw new Problem('not-found', `there is no ${req.method} on this path; GET /api/docs lists all routes`);
  });

  const links = rateLimit({
    windowMs: MINUTE_MS,
    limit: LIMITS.linksAMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    handler: () => {
      throw new Problem('too-many-requests', 'too many links were tried from here; wait a minute');
    },
  });
  app.use('/c', (_req, res, next) => (notePattern(res, '/c/:token'), next()), links);
  app.get('/c/:token', askConfirmation(deps));
  app.post('/c/:token', readAnswer, decideConfirmation(deps));
  app.use('/oauth', (_req, res, next) => (notePattern(res, '/oauth/callback'), next()), links);
  app.get('/oauth/callback', takeAnswer(deps));
  app.use('/workflows', (_req, res, next) => (notePattern(res, '/workflows/tickets/:number'), next()));
  app.get('/workflows/tickets/:number', openWorkflow(deps));
  app.use('/frame-images', (_req, res, next) => (notePattern(res, '/frame-images/:id'), next()));
  app.get('/frame-images/:id/:token', frameImage(deps));
  if (deps.demo) app.use('/demo', deps.demo.handler);
  if (deps.settings.uiFolder !== null)
    app.use(
      compressed,
      desk(deps.settings.uiFolder, () => deps.settings.temporalUi !== null),
    );
  app.use(() => {
    throw new Problem('not-found', 'there is nothing at this address');
  });

  const onError: ErrorRequestHandler = (error, req, res, _next) =>
    sendProblem(req, res, error, deps.log, requestIdOf(res));
  app.use(onError);
  const stop = () => {
    streams.stop();
    lookers.stop();
  };
  return { express: app, stop };
}
