import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { blockReachQuery } from '../../data/rule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { LOCALE } from '../../time.ts';
import classes from './block.module.css';

type Props = { entry: string; sure: boolean; onSure: (sure: boolean) => void };

/** What blocking would hit, as figures; of a domain whose people were answered a person has to say that they mean it. */
export function BlockReach({ entry, sure, onSure }: Props) {
  const { t, language } = useLanguage();
  const counted = (count: number) => count.toLocaleString(LOCALE[language]);
  const reach = useQuery(blockReachQuery(entry));
  const found = reach.data;
  if (found === undefined)
    return reach.isError ? (
      <Refusal error={reach.error} />
    ) : (
      <p className={classes['counting']} role="status">
        {t('block.counting')}
      </p>
    );
  const figures = [
    [t('block.contacts'), found.contacts],
    [t('block.tickets', { days: found.days }), found.tickets],
    [t('block.answered'), found.answered],
  ] as const;
  return (
    <div className={classes['reach']} role="status">
      <dl className={classes['figures']}>
        {figures.map(([name, value]) => (
          <div key={name} data-none={value === 0 || undefined}>
            <dt>{name}</dt>
            <dd>{found.atLeast && value > 0 ? t('block.at-least', { count: counted(value) }) : counted(value)}</dd>
          </div>
        ))}
      </dl>
      {found.atLeast && <p className={classes['counting']}>{t('block.at-least.text')}</p>}
      {isRisky(found) && (
        <div className={classes['warning']}>
          <IconAlertTriangle size={17} aria-hidden="true" />
          <div>
            <p>
              {found.atLeast
                ? t('block.customers.more', { domain: shownAddress(found.entry) })
                : t('block.customers', { count: found.answered, domain: shownAddress(found.entry) })}
            </p>
            <Checkbox
              size="sm"
              label={t('block.sure')}
              checked={sure}
              onChange={(event) => onSure(event.currentTarget.checked)}
            />
          </div>
        </div>
      )}
    </div>
  );
}

/** A whole domain in which somebody has been answered, or of so many that not all were looked at: as likely customers as not. */
const isRisky = ({ entry, answered, atLeast }: { entry: string; answered: number; atLeast: boolean }): boolean =>
  entry.startsWith('@') && (answered > 0 || atLeast);

/** Whether it is said already that they cannot be blocked, or that nothing could be counted: then there is no button for it. */
export const useBlockRefused = (entry: string): boolean => useQuery(blockReachQuery(entry)).isError;

/** Whether it may be blocked as things are known: nothing keeps from it, and what is risky was meant. */
export function useMayBlock(entry: string, sure: boolean): boolean {
  const { data } = useQuery(blockReachQuery(entry));
  return data !== undefined && (sure || !isRisky(data));
}
