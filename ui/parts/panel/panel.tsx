import { Button } from '@mantine/core';
import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fieldError, isSaidBy, useFirstWrong } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { toastDone } from '../../toast.ts';
import { Refusal } from './refusal.tsx';
import { SidePanel } from './side-panel.tsx';
import classes from './settings.module.css';

/** A change of settings, after which what is shown of them is read anew: everything below the keys at `renews`. */
export function useChange<Answer, Given = void>(
  renews: readonly QueryKey[],
  run: (given: Given) => Promise<Answer>,
  done: (answer: Answer) => void,
  /** Where no form says it. It is told even when what was pressed is gone. */
  failed?: (error: Error) => void,
): UseMutationResult<Answer, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      for (const queryKey of renews) void client.invalidateQueries({ queryKey });
      done(answer);
    },
    ...(failed && { onError: failed }),
  });
}

type Props = {
  title: string;
  /** Words of its button. */
  action: string;
  renews: readonly QueryKey[];
  /** `'further'`: it is not over yet, and whoever shows the panel shows what follows. */
  run: () => Promise<unknown>;
  done: string;
  onClose: () => void;
  /** Those that say themselves what is wrong with them. */
  fields: readonly string[];
  children: (wrong: (path: string) => string | undefined, error: Error | null) => ReactNode;
  /** Beside the buttons: what ends the thing that is changed. */
  removal?: ReactNode;
  /** Beside the button that saves: what may be asked before. */
  beside?: ReactNode;
  /** Below the form: what is more than a field. */
  further?: ReactNode;
};

/** A form in a panel beside the list. */
export function Panel(props: Props) {
  const { title, action, renews, run, done, onClose, fields, children, removal, beside, further } = props;
  const { t } = useLanguage();
  const save = useChange(renews, run, (answer) => {
    if (answer === 'further') return;
    toastDone(done, t);
    onClose();
  });
  useFirstWrong(save.error);
  return (
    <SidePanel title={title} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {children((path) => fieldError(save.error, path, t), save.error)}
        {!isSaidBy(fields, save.error) && <Refusal error={save.error} shown={fields} />}
        <footer className={classes['formFoot']}>
          {removal}
          <span />
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          {beside}
          <Button type="submit" loading={save.isPending}>
            {action}
          </Button>
        </footer>
      </form>
      {further}
    </SidePanel>
  );
}
