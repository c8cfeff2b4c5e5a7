import { useEffect, useState } from 'react';
import type { BadField } from '../domain/field-fault.ts';
import { ProblemError } from './data/client.ts';
import type { DeskT } from './texts/index.ts';
import { knownText } from './texts/known.ts';

/** A fault in the reader's words; one of a newer server in general ones. */
export const faultText = ({ code, limit, is }: Pick<BadField, 'code' | 'limit' | 'is'>, t: DeskT): string =>
  knownText(t, `field-fault.${code}`, t('field-fault.malformed'), {
    limit: String(limit ?? ''),
    is: String(is ?? ''),
  });

/** What is wrong with the field at `path` of a refused request; undefined when nothing is. */
export function fieldError(error: unknown, path: string, t: DeskT): string | undefined {
  const found = error instanceof ProblemError ? error.fields.find((field) => field.path === path) : undefined;
  return found && faultText(found, t);
}

/** Whether the fields at `shown` say everything that is wrong with a refused request. */
export const isSaidBy = (shown: readonly string[], error: unknown): boolean =>
  error instanceof ProblemError && error.fields.length > 0 && error.fields.every(({ path }) => shown.includes(path));

/** What stands already for a part of the time that was refused at `path`. */
export function meetsAt(error: unknown, path: string): BadField['meets'] {
  return error instanceof ProblemError ? error.fields.find((field) => field.path === path)?.meets : undefined;
}

/** Brings the first field that says something is wrong with it in sight; false: none does. */
export function showFirstWrong(): boolean {
  const field = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
  field?.focus();
  return field !== null;
}

/** The same once a request was refused: a long form may have the field far above its button. */
export function useFirstWrong(error: unknown): void {
  useEffect(() => {
    if (error) showFirstWrong();
  }, [error]);
}

/**
 * Faults of what somebody builds: `own` are those that the desk sees itself, and are shown where something was missing when they last
 * thought that it was finished, so that what is added since is not blamed yet; beside them what the API said of what it was sent.
 */
export function useFaults(own: readonly BadField[], error: Error | null, t: DeskT) {
  const [tried, setTried] = useState<readonly string[]>([]);
  const told: readonly BadField[] = error instanceof ProblemError ? error.fields : [];
  const faults = [...own.filter(({ path }) => tried.includes(path)), ...told];
  useEffect(() => {
    if (tried.length > 0 || error) showFirstWrong();
  }, [tried, error]);
  return {
    /** Places of which the API has spoken. */
    told: told.map(({ path }) => path),
    wrong(path: string): string | undefined {
      const fault = faults.find((one) => one.path === path);
      return fault && faultText(fault, t);
    },
    /** Whether it can be sent; else what is missing is shown. */
    isWhole(): boolean {
      setTried(own.map(({ path }) => path));
      return own.length === 0;
    },
  };
}
