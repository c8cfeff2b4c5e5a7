import { Button } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import { useChange } from './panel.tsx';

type Props = {
  renews: readonly QueryKey[];
  run: () => Promise<unknown>;
  done: string;
  onDone: () => void;
};

/** Deletes what a panel changes, at once. */
export function Removal({ renews, run, done, onDone }: Props) {
  const { t } = useLanguage();
  const remove = useChange(
    renews,
    run,
    () => {
      toastDone(done, t);
      onDone();
    },
    (error) => toastFailure(error, t),
  );
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('delete')}
    </Button>
  );
}
