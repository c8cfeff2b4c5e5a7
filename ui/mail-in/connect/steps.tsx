import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { STEPS, type Step } from './draft.ts';
import classes from './steps.module.css';

/** How far it is: every step by its name, on a phone the present one alone. */
export function Steps({ step }: { step: Step }) {
  const { t } = useLanguage();
  const at = STEPS.indexOf(step);
  return (
    <ol className={classes['steps']} aria-label={t('connect.steps')}>
      {STEPS.map((one, index) => (
        <li key={one} data-done={index < at || undefined} aria-current={index === at ? 'step' : undefined}>
          <span className={classes['dot']} aria-hidden="true">
            {index < at ? <IconCheck size={14} stroke={3} /> : index + 1}
          </span>
          <span className={classes['stepName']}>{t(`connect.step.${one}`)}</span>
          {index < at && <VisuallyHidden> {t('connect.step.done')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
