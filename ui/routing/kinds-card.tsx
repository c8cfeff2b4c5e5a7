import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FEWEST, SURE_FROM } from '../../domain/routing/kind.ts';
import type { Output } from '../data/api-types.ts';
import { call } from '../data/client.ts';
import { routingSettingsQuery } from '../data/rule-queries.ts';
import { useLanguage } from '../language.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Card, CardHead } from '../shell/page.tsx';
import type { DeskT } from '../texts/index.ts';
import { toastDone, toastFailure } from '../toast.ts';
import { useRuleChange } from './use-rule-change.ts';
import classes from './rules.module.css';

type Settings = Output<'getRoutingSettings'>;

/** From how sure on the kind of a new ticket is set by itself, and how good that would have been on the tickets it was learned from. */
export function KindsCard({ why }: { why: string | null }) {
  const { t } = useLanguage();
  const query = useQuery(routingSettingsQuery);
  const save = useRuleChange((typeByItselfFrom: number | null) =>
    call('updateRoutingSettings', { body: { typeByItselfFrom } }),
  );
  const settings = query.data;
  const from = settings?.typeByItselfFrom ?? null;
  const shares = [...new Set([...SURE_FROM, ...(from === null ? [] : [from])])].sort((a, b) => a - b);
  return (
    <>
      <Unanswered query={query} />
      {settings && (
        <Card label={t('kinds.title')}>
          <CardHead title={t('kinds.title')} text={t('kinds.text')} />
          <div className={classes['setting']}>
            <NativeSelect
              label={t('kinds.from')}
              description={why ?? t(from === null ? 'kinds.from.never' : 'kinds.from.hint')}
              inputWrapperOrder={HINT_BELOW}
              disabled={why !== null || save.isPending}
              value={from === null ? '' : String(from)}
              onChange={(event) =>
                save.mutate(event.currentTarget.value === '' ? null : Number(event.currentTarget.value), {
                  onSuccess: () => toastDone(t('kinds.saved'), t),
                  onError: (error) => toastFailure(error, t),
                })
              }
              data={[
                { value: '', label: t('kinds.never') },
                ...shares.map((share) => ({ value: String(share), label: t('kinds.at', { share: percent(share) }) })),
              ]}
            />
            <Measure settings={settings} t={t} />
          </div>
        </Card>
      )}
    </>
  );
}

/** How many of the tickets with a kind would have had theirs by each share, and how many of those the right one. */
function Measure({ settings: { learned, typeByItselfFrom }, t }: { settings: Settings; t: DeskT }) {
  const tickets = learned?.tickets ?? 0;
  if (learned === null || tickets < FEWEST.lessons)
    return <p className={classes['small']}>{t('kinds.few', { count: tickets, needed: FEWEST.lessons })}</p>;
  return (
    <table className={classes['measure']}>
      <caption>{t('kinds.measured', { count: tickets })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('kinds.measured.from')}</th>
          <th scope="col">{t('kinds.measured.set')}</th>
          <th scope="col">{t('kinds.measured.right')}</th>
        </tr>
      </thead>
      <tbody>
        {learned.measured.map(({ from, set, right }) => (
          <tr key={from} data-chosen={from === typeByItselfFrom || undefined}>
            <th scope="row">{t('kinds.percent', { share: percent(from) })}</th>
            <td>{set}</td>
            <td>{set === 0 ? '–' : t('kinds.measured.share', { share: percent(right / set), count: set - right })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const percent = (share: number): number => Math.round(share * 100);
