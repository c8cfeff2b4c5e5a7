import { Switch } from '@mantine/core';
import { type Pauses, type Standstill } from '../../../domain/ticket/clock/standstill.ts';
import { isResponse } from '../../../domain/ticket/clock/state.ts';
import { CLOCK_KINDS, type ClockKind } from '../../../domain/ticket/ticket.ts';
import { useLanguage } from '../../language.tsx';
import classes from './policy.module.css';

const WAITS = ['customer', 'confirmation', 'third-party', 'colleague'] as const satisfies readonly Standstill[];

/** Of these an answer is owed until it has arrived. */
const isFixed = (wait: Standstill, kind: ClockKind): boolean =>
  (wait === 'customer' || wait === 'confirmation') && isResponse({ kind });

type Props = { value: Pauses; wrong: (path: string) => string | undefined; onChange: (value: Pauses) => void };

/** Which clocks stand still while a ticket waits, and for whom. */
export function PausesField({ value, wrong, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <p className={classes['hint']}>{t('policy.pauses.text')}</p>
      <table className={classes['pauses']}>
        <thead>
          <tr>
            <th scope="col">{t('policy.pauses.wait')}</th>
            {CLOCK_KINDS.map((clock) => (
              <th key={clock} scope="col">
                {t(`clock.${clock}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WAITS.map((wait) => (
            <tr key={wait}>
              <th scope="row">
                {t(`policy.pauses.${wait}`)}
                {wrong(`pauses.${wait}`) && <em>{wrong(`pauses.${wait}`)}</em>}
              </th>
              {CLOCK_KINDS.map((clock) => (
                <td key={clock}>
                  {isFixed(wait, clock) ? (
                    <small>{t('policy.pauses.never')}</small>
                  ) : (
                    <Switch
                      size="sm"
                      aria-label={t('policy.pauses.of', {
                        wait: t(`policy.pauses.${wait}`),
                        clock: t(`clock.${clock}`),
                      })}
                      checked={value[wait].includes(clock)}
                      onChange={(event) => {
                        const isOn = event.currentTarget.checked;
                        const kinds = CLOCK_KINDS.filter((one) => (one === clock ? isOn : value[wait].includes(one)));
                        onChange({ ...value, [wait]: kinds });
                      }}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
