import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { useTitle } from '../shell/title.ts';
import { OfferedLists } from './offered-lists.tsx';

/** An address that leads nowhere: says so, instead of showing another list as if it were the one that was asked for. */
export default function UnknownPage({ what }: { what: 'view' | 'page' }) {
  const { t } = useLanguage();
  const title = t(`unknown.${what}`);
  useTitle(title);
  return (
    <>
      <MenuButton />
      <Empty kind="search" title={title} action={<OfferedLists />}>
        {t(`unknown.${what}.text`)}
      </Empty>
    </>
  );
}
