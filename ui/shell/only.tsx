import type { ReactNode } from 'react';
import type { Permission } from '../../domain/people/permission.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Page } from './page.tsx';

/** What a whole page may be for. */
type Needed = Extract<Permission, 'routing:write' | 'mailbox:write' | 'ticket:write'>;

/** A page for some: whoever may not see it is told whose it is, and nothing is asked for that would be refused. */
export function Only({ needs, title, children }: { needs: Needed; title: string; children: ReactNode }) {
  const { t } = useLanguage();
  const { can } = useMe();
  if (can(needs)) return children;
  return (
    <Page title={title}>
      <Empty kind="closed" title={t('only.title')}>
        {t(`only.${needs}`)}
      </Empty>
    </Page>
  );
}
