import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refusal } from '../parts/panel/refusal.tsx';
import classes from './door.module.css';

type Props<Answer> = {
  /** Words of the button. */
  action: string;
  send: () => Promise<Answer>;
  onDone: (answer: Answer) => void;
  /** Its fields. */
  children: ReactNode;
};

/** The fields of a page at the door, and the button that sends them. */
export function DoorForm<Answer>({ action, send, onDone, children }: Props<Answer>) {
  const sending = useMutation({ mutationFn: send, onSuccess: onDone });
  return (
    <form
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      {children}
      <Refusal error={sending.error} />
      <Button type="submit" size="md" loading={sending.isPending} mt={4}>
        {action}
      </Button>
    </form>
  );
}
