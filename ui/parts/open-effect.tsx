import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Input, Output } from '../data/api-types.ts';
import { call, ProblemError } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import type { DeskT } from '../texts/index.ts';
import { Dialog } from './dialog.tsx';
import classes from './open-effect.module.css';

type Change = Input<'previewPolicies'>['body'];
type Effect = Output<'previewPolicies'>;
type Open = { effect: Effect | null; answer: (goesOn: boolean) => void };

/** So many names are said, and how many more there are. */
const NAMED = 6;

/**
 * Says what a change of promises does to the open tickets before it is made: `ask` answers whether it is to be made, at once where nothing moves.
 * What is wrong with the change itself is said by whoever makes it. `dialog` has to be shown.
 */
export function useOpenEffect() {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Open | null>(null);
  const [isAsking, setAsking] = useState(false);
  const ask = async (change: Change): Promise<boolean> => {
    setAsking(true);
    const found = await previewOf(change).finally(() => setAsking(false));
    if (found === 'refused' || (found !== null && isNothing(found))) return true;
    return new Promise((resolve) =>
      setOpen({
        effect: found,
        answer(goesOn) {
          setOpen(null);
          resolve(goesOn);
        },
      }),
    );
  };
  const dialog = open && (
    <Dialog opened onClose={() => open.answer(false)} title={t('open-effect.title')}>
      <div className={classes['effect']}>
        {open.effect === null ? <p>{t('open-effect.unknown')}</p> : <EffectWords effect={open.effect} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => open.answer(false)}>
            {t('open-effect.back')}
          </Button>
          <Button onClick={() => open.answer(true)}>{t('open-effect.go-on')}</Button>
        </Group>
      </div>
    </Dialog>
  );
  return { ask, isAsking, dialog };
}

const isNothing = ({ late, sooner, later }: Effect): boolean => late + sooner + later === 0;

/** Null: nobody can say. */
async function previewOf(body: Change): Promise<Effect | 'refused' | null> {
  try {
    return await call('previewPolicies', { body });
  } catch (error) {
    const isOurs = error instanceof ProblemError && ['bad-input', 'not-found', 'forbidden'].includes(error.code);
    return isOurs ? 'refused' : null;
  }
}

/** How many tickets it concerns, how many of them are late with it, and who is told. */
export function EffectWords({ effect }: { effect: Effect }) {
  const { t, language } = useLanguage();
  const { open, late, sooner, later, told } = effect;
  const inNumbers = (count: number) => new Intl.NumberFormat(language).format(count);
  return (
    <>
      <p>{t('open-effect.open', { count: inNumbers(open) })}</p>
      <ul>
        {late > 0 && (
          <li data-tone="late">
            <b>{inNumbers(late)}</b> {t('open-effect.late')}
          </li>
        )}
        {sooner > 0 && (
          <li>
            <b>{inNumbers(sooner)}</b> {t('open-effect.sooner')}
          </li>
        )}
        {later > 0 && (
          <li>
            <b>{inNumbers(later)}</b> {t('open-effect.later')}
          </li>
        )}
      </ul>
      <p className={classes['told']}>{toldWords(told, language, t)}</p>
    </>
  );
}

function toldWords(told: Effect['told'], language: string, t: DeskT): string {
  if (told.length === 0) return t('open-effect.nobody');
  const names = told.slice(0, NAMED).map(({ name }) => name);
  const more = told.length - names.length;
  const all = more > 0 ? [...names, t('open-effect.more', { count: more })] : names;
  return t('open-effect.told', { names: new Intl.ListFormat(language, { type: 'conjunction' }).format(all) });
}
