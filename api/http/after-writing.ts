/** What is done after routes that write a kind of thing. */
import type { Route } from '../../contract/route.ts';
import type { Deps } from './deps.ts';
import type { Mounted } from './handler.ts';

/**
 * Has `work` done once the handler of a route is done that writes by one of these permissions, so that none is forgotten; a refusal changes
 * nothing, and nothing is done.
 */
export const afterWriting =
  (permissions: readonly (Route['auth'] | undefined)[], work: (deps: Deps) => Promise<void>) =>
  ({ route, handler }: Mounted): Mounted => ({
    route,
    handler:
      route.method === 'get' || !(permissions.includes(route.auth) || permissions.includes(route.others))
        ? handler
        : async (deps, input) => {
            const answer = await handler(deps, input);
            await work(deps);
            return answer;
          },
  });
