import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconMoodAngry } from '@tabler/icons-react';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { Message } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import classes from './abuse.module.css';

type Said = NonNullable<Message['abuse']>;

/** Says of a mail whether its words are abusive. */
export function useAbuse(number: number, message: string) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (abuse: Said) => call('setAbuse', { params: { number, message }, body: { abuse } }),
    onError: (error) => toastFailure(error, t),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.ticket(number) }),
        client.invalidateQueries({ queryKey: keys.lists }),
      ]),
  });
}

/** What helps with a mail in abusive words, and the way to say that it is none; once that was said here, the way back. */
export const AbuseLine = ({ message, number }: { message: Message; number: number }) =>
  message.abuse !== null && <Line message={message} said={message.abuse} number={number} />;

function Line({ message, said, number }: { message: Message; said: Said; number: number }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const say = useAbuse(number, message.id);
  const wasSaid = say.isSuccess || say.isPending;
  if (said === 'cleared' && !wasSaid) return null;
  const isFlagged = said === 'flagged';
  return (
    <div className={classes['line']} data-cleared={!isFlagged || undefined}>
      <IconMoodAngry size={16} aria-hidden="true" />
      <span role="status">
        {isFlagged ? (
          <>
            <b>{t('abusive')}</b> {t('abuse.help')}
          </>
        ) : (
          t('abuse.cleared')
        )}
      </span>
      {can('ticket:write') && (
        <Button
          size="compact-xs"
          variant="default"
          loading={say.isPending}
          onClick={() => say.mutate(isFlagged ? 'cleared' : 'flagged')}
        >
          {t(isFlagged ? 'abuse.clear' : 'undo')}
        </Button>
      )}
    </div>
  );
}
