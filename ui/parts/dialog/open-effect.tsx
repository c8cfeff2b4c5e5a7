import '@mantine/core/styles/Progress.css';
import { Button, Group, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Output } from '../../data/api-types.ts';
import { call, ProblemError } from '../../data/client.ts';
import { policyPreviewProgressQuery } from '../../data/rule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Dialog } from './dialog.tsx';
import { effectWords, isNothing } from './open-effect-words.ts';
import classes from './open-effect.module.css';

type Change = Input<'previewPolicies'>['body'];
type Effect = Output<'previewPolicies'>;
/** `counting`: nobody can say yet; null: nobody can say. */
type Open = { effect: Effect | 'counting' | null; answer: (goesOn: boolean) => void };

/** What is counted sooner is said at once, without a word about the counting. */
const PATIENCE_MS = 700;

/**
 * Says what a change of promises does to the open tickets before it is made: `ask` answers whether it is to be made, at once where nothing moves.
 * What is wrong with the change itself is said by whoever makes it. `dialog` has to be shown.
 */
export function useOpenEffect() {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Open | null>(null);
  const [isAsking, setAsking] = useState(false);
  const ask = (change: Change): Promise<boolean> =>
    new Promise((resolve) => {
      const left = new AbortController();
      const answer = (goesOn: boolean) => {
        left.abort();
        clearTimeout(patience);
        setAsking(false);
        setOpen(null);
        resolve(goesOn);
      };
      const patience = setTimeout(() => setOpen({ effect: 'counting', answer }), PATIENCE_MS);
      setAsking(true);
      void previewOf(change, left.signal).then((found) => {
        if (left.signal.aborted) return;
        clearTimeout(patience);
        setAsking(false);
        if (found === 'refused' || (found !== null && isNothing(found))) answer(true);
        else setOpen({ effect: found, answer });
      });
    });
  const dialog = open && (
    <Dialog opened onClose={() => open.answer(false)} title={t('open-effect.title')}>
      <div className={classes['effect']}>
        <div role="status">
          {open.effect === 'counting' ? (
            <Counting />
          ) : open.effect === null ? (
            <p>{t('open-effect.unknown')}</p>
          ) : (
            <EffectWords effect={open.effect} />
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => open.answer(false)}>
            {t('open-effect.back')}
          </Button>
          {open.effect !== 'counting' && <Button onClick={() => open.answer(true)}>{t('open-effect.go-on')}</Button>}
        </Group>
      </div>
    </Dialog>
  );
  return { ask, isAsking, dialog };
}

/** Null: nobody can say. */
async function previewOf(body: Change, signal: AbortSignal): Promise<Effect | 'refused' | null> {
  try {
    return await call('previewPolicies', { body }, { signal });
  } catch (error) {
    const isOurs = error instanceof ProblemError && ['bad-input', 'not-found', 'forbidden'].includes(error.code);
    return isOurs ? 'refused' : null;
  }
}

/** How far it is, as far as it is known. */
export function Counting() {
  const { t, language } = useLanguage();
  const running = useQuery(policyPreviewProgressQuery).data?.running ?? null;
  const inNumbers = (count: number) => new Intl.NumberFormat(language).format(count);
  const { looked, of } = running ?? { looked: 0, of: 0 };
  return (
    <>
      <p>{t('open-effect.counting')}</p>
      <Progress mt="sm" value={of === 0 ? 0 : (100 * looked) / of} aria-label={t('open-effect.counting')} />
      {of > 0 && (
        <p className={classes['told']}>{t('open-effect.progress', { looked: inNumbers(looked), of: inNumbers(of) })}</p>
      )}
    </>
  );
}

/** How many tickets it concerns, how many of them are late with it, and who is told. */
export function EffectWords({ effect }: { effect: Effect }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { head, lines, told } = effectWords(effect, now, { t, language });
  return (
    <>
      <p>{head}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map(({ is, count, says }) => (
            <li key={is} data-tone={is === 'late' || is === 'opening' ? 'late' : undefined}>
              <b>{count}</b> {says}
            </li>
          ))}
        </ul>
      )}
      {told.map((sentence) => (
        <p key={sentence} className={classes['told']}>
          {sentence}
        </p>
      ))}
    </>
  );
}
