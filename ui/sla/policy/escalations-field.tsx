import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { type Deed, DEEDS } from '../../../domain/ticket/event.ts';
import { CLOCK_KINDS, type ClockKind } from '../../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { newKey } from '../../condition/blocks.ts';
import { useLanguage } from '../../language.tsx';
import { DurationField } from './duration-field.tsx';
import type { EscalationStep, PolicyDraft } from './policy-draft.ts';
import { escalationWords } from './policy-words.ts';
import classes from './policy.module.css';

const MOMENTS = ['warned', 'broken', 'late'] as const;
type MomentKind = (typeof MOMENTS)[number];
const kindOf = ({ at }: EscalationStep): MomentKind => (typeof at === 'number' ? 'late' : at);

type Props = {
  draft: Pick<PolicyDraft, 'escalations' | 'countBy'>;
  dayMs: number;
  wrong: (path: string) => string | undefined;
  onChange: (escalations: EscalationStep[]) => void;
};

/** What is done about a promise that warns, is broken, or is late for so long: one readable line each. */
export function EscalationsField({ draft: { escalations, countBy }, dayMs, wrong, onChange }: Props) {
  const { t, language } = useLanguage();
  const add = useRef<HTMLButtonElement>(null);
  const [fresh, setFresh] = useState<number | null>(null);
  const change = (key: number, part: Partial<EscalationStep>) =>
    onChange(escalations.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const isFull = escalations.length >= LIMITS.escalations;
  return (
    <>
      {escalations.length === 0 && <p className={classes['hint']}>{t('policy.steps.none')}</p>}
      <ul className={classes['steps']}>
        {escalations.map((step, at) => {
          const day = countBy[step.clock] === 'business' ? dayMs : DAY_MS;
          return (
            <li key={step.key} aria-label={escalationWords(step, day, { t, language })}>
              <NativeSelect
                aria-label={t('policy.step.clock')}
                autoFocus={fresh === step.key}
                value={step.clock}
                error={wrong(`escalations.${at}.clock`)}
                onChange={(event) => change(step.key, { clock: event.currentTarget.value as ClockKind })}
                data={CLOCK_KINDS.map((clock) => ({ value: clock, label: t(`clock.${clock}`) }))}
              />
              <NativeSelect
                aria-label={t('policy.step.at')}
                value={kindOf(step)}
                onChange={(event) => {
                  const kind = event.currentTarget.value as MomentKind;
                  change(step.key, { at: kind === 'late' ? HOUR_MS : kind });
                }}
                data={MOMENTS.map((one) => ({ value: one, label: t(`policy.at.${one}`) }))}
              />
              {typeof step.at === 'number' && (
                <DurationField
                  bare
                  label={t('policy.step.after')}
                  value={step.at}
                  dayMs={day}
                  error={wrong(`escalations.${at}.at`)}
                  onChange={(ms) => ms !== null && change(step.key, { at: ms })}
                />
              )}
              <NativeSelect
                aria-label={t('policy.step.do')}
                value={step.do}
                onChange={(event) => change(step.key, { do: event.currentTarget.value as Deed })}
                data={DEEDS.map((one) => ({ value: one, label: t(`policy.deed.${one}`) }))}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('policy.steps.remove')}
                onClick={() => {
                  onChange(escalations.filter((one) => one.key !== step.key));
                  // What had the focus is gone.
                  add.current?.focus();
                }}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {isFull ? (
        <p className={classes['hint']}>{t('policy.steps.full', { count: LIMITS.escalations })}</p>
      ) : (
        <Button
          ref={add}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => {
            const key = newKey();
            setFresh(key);
            onChange([...escalations, { key, clock: 'first-response', at: 'broken', do: 'tell-lead' }]);
          }}
        >
          {t('policy.steps.add')}
        </Button>
      )}
    </>
  );
}
