/** What the API promises, as files: a change of a route, a permission or a shape shows in a diff. `UPDATE_GOLDEN=1` writes them. */
import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApi, permissionsOf } from '../../../api/http/openapi.ts';
import { table } from '../../../api/routes.ts';
import { createLookers } from '../../../api/ticket/lookers.ts';
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';

const golden = (name: string, text: string) => {
  const file = path.join(import.meta.dirname, '..', '..', 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  return expect(text).toBe(readFileSync(file, 'utf8'));
};

const lookers = createLookers({ changes: { subscribe: () => () => undefined, stop: async () => undefined } });
lookers.stop();
const STANDING = {
  lookers,
  streams: { handler: async () => undefined, stop: () => undefined },
  jobs: { look: () => undefined, stop: async () => undefined },
  viewCounts: { of: async () => ({ counts: [], pauseMs: 0, changed: false }) },
};

test('the table of routes is the one that was agreed on', () => {
  const lines = Object.values<Route>(routes).map(
    (route) => `${route.method.toUpperCase().padEnd(6)} /api${route.path}  ${permissionsOf(route)}`,
  );
  golden('routes.txt', `${lines.sort().join('\n')}\n`);
});

test('the OpenAPI document is the one that was agreed on', () => {
  golden('openapi.json', `${JSON.stringify(openApi(), null, 2)}\n`);
});

test('every route of the contract has a handler, and no handler is without a route', () => {
  const mounted = table(STANDING).map(({ route }) => route.name);
  expect(mounted.sort()).toEqual(Object.keys(routes).sort());
});

test('no route is shadowed by an earlier one of the same method', () => {
  const before: Route[] = [];
  for (const { route } of table(STANDING)) {
    const shadow = before.find(
      (one) => one.method === route.method && new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(route.path),
    );
    expect([route.path, shadow?.path]).toEqual([route.path, undefined]);
    before.push(route);
  }
});
