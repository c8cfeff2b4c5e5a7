import { NativeSelect } from '@mantine/core';
import { NOTICE_KINDS, type NoticeKind } from '../../../domain/people/notice.ts';
import { MAIL_WAYS, type MailWay, reachesAlways } from '../../../domain/people/notice-preferences.ts';
import type { NoticePreferences } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import classes from './notices.module.css';

type Ways = NoticePreferences['ways'];
type Row = NonNullable<Ways[NoticeKind]>;

/** Each kind with its ways. What pops up stands in the list as well. */
export function WaysTable({ ways, onChange }: { ways: Ways; onChange: (ways: Ways) => void }) {
  const { t } = useLanguage();
  const set = (kind: NoticeKind, row: Row) => onChange({ ...ways, [kind]: row });
  return (
    <table className={classes['ways']}>
      <thead>
        <tr>
          <th scope="col">{t('ways.what')}</th>
          <th scope="col">{t('ways.desk')}</th>
          <th scope="col">{t('ways.browser')}</th>
          <th scope="col">{t('ways.mail')}</th>
        </tr>
      </thead>
      <tbody>
        {NOTICE_KINDS.map((kind) => {
          const row = ways[kind];
          if (row === undefined) return null;
          const what = t(`kind.${kind}`);
          const locked = reachesAlways(kind);
          return (
            <tr key={kind} id={kind}>
              <th scope="row">
                {what}
                {locked && <small>{t('ways.always.text')}</small>}
              </th>
              <td data-way={t('ways.desk')}>
                <input
                  type="checkbox"
                  aria-label={`${what}: ${t('ways.desk')}`}
                  checked={row.desk}
                  disabled={locked}
                  onChange={({ currentTarget: { checked } }) =>
                    set(kind, { ...row, desk: checked, browser: checked && row.browser })
                  }
                />
              </td>
              <td data-way={t('ways.browser')}>
                <input
                  type="checkbox"
                  aria-label={`${what}: ${t('ways.browser')}`}
                  checked={row.browser}
                  disabled={locked}
                  onChange={({ currentTarget: { checked } }) =>
                    set(kind, { ...row, browser: checked, desk: checked || row.desk })
                  }
                />
              </td>
              <td data-way={t('ways.mail')}>
                <NativeSelect
                  size="xs"
                  aria-label={`${what}: ${t('ways.mail')}`}
                  value={row.mail}
                  disabled={locked}
                  onChange={({ currentTarget: { value } }) => set(kind, { ...row, mail: value as MailWay })}
                  data={MAIL_WAYS.map((way) => ({ value: way, label: t(`ways.mail.${way}`) }))}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
