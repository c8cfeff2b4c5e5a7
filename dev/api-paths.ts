/** ui/data/api-paths.ts, printed from the contract. */
import type { Route } from '../contract/route.ts';
import { routes } from '../contract/routes.ts';

/** The whole file. */
export const apiPaths =
  (): string => `/** Printed by \`npm run docs\` from the contract, whose schemas would bring zod into the browser; a check compares the two. */
import type { Routes } from '../../contract/routes.ts';

export type RouteName = keyof Routes;

/** Method and path of every route, below \`/api\`. */
export const API_PATHS: Record<RouteName, \`\${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /\${string}\`> = {
${Object.entries<Route>(routes)
  .map(([name, { method, path }]) => `  ${name}: '${method.toUpperCase()} ${path}',`)
  .join('\n')}
};
`;
