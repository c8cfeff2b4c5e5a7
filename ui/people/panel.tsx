import { Button, Drawer } from '@mantine/core';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keys } from '../data/queries.ts';
import { fieldError, useFirstWrong } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { toastDone } from '../toast.ts';
import classes from '../parts/settings.module.css';

/** A change of people, after which all that is shown of them is read anew. */
export function useStaffChange<Answer>(
  run: () => Promise<Answer>,
  done: (answer: Answer) => void,
): UseMutationResult<Answer, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      for (const queryKey of [keys.agents, keys.teams, keys.skills]) void client.invalidateQueries({ queryKey });
      done(answer);
    },
  });
}

type Props = {
  title: string;
  /** Words of its button. */
  action: string;
  /** `'further'`: it is not over yet, and whoever shows the panel shows what follows. */
  run: () => Promise<unknown>;
  done: string;
  onClose: () => void;
  /** Those that say themselves what is wrong with them. */
  fields: readonly string[];
  children: (wrong: (path: string) => string | undefined) => ReactNode;
  /** Below the form: what is more than a field. */
  further?: ReactNode;
};

/** A form in a panel beside the list. */
export function Panel({ title, action, run, done, onClose, fields, children, further }: Props) {
  const { t } = useLanguage();
  const save = useStaffChange(run, (answer) => {
    if (answer === 'further') return;
    toastDone(done, t);
    onClose();
  });
  useFirstWrong(save.error);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {children((path) => fieldError(save.error, path, t))}
        <Refusal error={save.error} shown={fields} />
        <footer className={classes['formFoot']}>
          <span />
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {action}
          </Button>
        </footer>
      </form>
      {further}
    </Drawer>
  );
}
