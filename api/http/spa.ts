/** The built desk: its files for ever, its page with a fresh nonce for every request. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { Router } from 'express';
import { Problem } from '../../domain/problem.ts';
import { assets } from './assets.ts';
import { nonceOf } from './headers.ts';
import { notePattern } from './request-log.ts';

/**
 * Serves `folder`; every other page address shows the desk, which finds its way by itself. `hasWorkflows` is asked for
 * each page: whether it may link to the workflows of tickets.
 */
export function desk(folder: string, hasWorkflows: () => boolean): Router {
  const router = Router();
  router.use((_req, res, next) => {
    notePattern(res, 'desk');
    next();
  });
  // Vite writes a hash into the names below assets/, so they never change.
  router.use('/assets', assets(path.join(folder, 'assets')));
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get('/{*path}', async (req, res, next) => {
    if (!req.accepts('html')) return next();
    const html = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null);
    if (html === null)
      throw new Problem('not-found', 'the desk is not built yet: npm run build makes it; the API is at /api/docs');
    res
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(html.replaceAll('__CSP_NONCE__', nonceOf(res)).replace('__WORKFLOWS__', hasWorkflows() ? 'yes' : 'no'));
  });
  return router;
}
