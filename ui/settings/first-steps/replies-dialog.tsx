import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FIRST_REPLIES } from '../../../domain/people/first-steps.ts';
import { READY_REPLIES, READY_REPLY_NAMES, type ReadyReply } from '../../../domain/mail/template/ready-replies.ts';
import { excerptOf } from '../../../domain/text/preview.ts';
import { call } from '../../data/client.ts';
import { cannedQuery, keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { toastDone } from '../../toast.ts';
import classes from './first-steps.module.css';

/** Canned replies that are ready, in both languages, to choose from; for everybody. Those that are there already are not offered again. */
export function RepliesDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const asked = useQuery(cannedQuery(null));
  const there = new Set(asked.data?.items.map(({ name }) => name));
  const offered = READY_REPLY_NAMES.filter(
    (one) => !Object.values(READY_REPLIES[one].name).some((name) => there.has(name)),
  );
  const [said, setSaid] = useState<readonly ReadyReply[] | null>(null);
  const chosen = (said ?? READY_REPLY_NAMES.slice(0, FIRST_REPLIES)).filter((one) => offered.includes(one));
  const take = useMutation({
    mutationFn: async () => {
      for (const one of chosen) {
        const { name, text } = READY_REPLIES[one];
        await call('createCannedReply', { body: { name: name[language], scope: 'all', text: { ...text } } });
      }
    },
    onSuccess: () => {
      toastDone(t('first.replies.done', { count: chosen.length }), t);
      onClose();
    },
    onSettled: () => {
      for (const queryKey of [keys.canned, keys.firstSteps]) void client.invalidateQueries({ queryKey });
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('first.replies')} size="lg">
      <Unanswered query={asked} />
      <fieldset className={classes['choices']}>
        <legend>{t('first.replies.choose')}</legend>
        {offered.map((one) => (
          <label key={one} data-chosen={chosen.includes(one) || undefined}>
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={(event) =>
                setSaid(event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
              }
            />
            <span>
              <b>{READY_REPLIES[one].name[language]}</b>
              <span>{excerptOf(READY_REPLIES[one].text[language].split('\n\n').slice(1).join(' '))}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className={classes['hint']}>{t('first.replies.hint')}</p>
      <Refusal error={take.error} />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={asked.data === undefined || chosen.length === 0}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('first.replies.take', { count: chosen.length })}
        </Button>
      </div>
    </Dialog>
  );
}
