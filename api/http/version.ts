/** What a reader saw of a setting, and what it is by now. */
import { Problem } from '../../domain/problem.ts';

/** Problem `stale-version`, with the version of now, when somebody has changed it since; who names none has their way. */
export function requireVersion(current: number, seen: number | null | undefined): void {
  if (seen !== null && seen !== undefined && seen !== current)
    throw new Problem('stale-version', `it has version ${current} by now; read it again, then change it`, {
      version: current,
    });
}
