import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { viewsQuery } from '../data/list-queries.ts';
import { useLanguage } from '../language.tsx';
import { Ways } from '../parts/empty/empty.tsx';
import { paths } from '../paths.ts';

const OFFERED = ['mine', 'unassigned', 'open'] as const;
/** So many saved ones are offered; all of them stand in the navigation. */
const SAVED = 5;

/** Lists to go to, for whoever came to one that is not there. */
export function OfferedLists() {
  const { t } = useLanguage();
  const saved = useQuery(viewsQuery).data?.items.slice(0, SAVED) ?? [];
  const ways = [
    ...OFFERED.map((view) => ({ href: paths.view(view), name: t(`view.${view}`) })),
    ...saved.map(({ id, name }) => ({ href: paths.view(id), name })),
  ];
  return (
    <Ways>
      {ways.map(({ href, name }) => (
        <Button key={href} component={Link} href={href} variant="default" size="xs">
          <bdi>{name}</bdi>
        </Button>
      ))}
    </Ways>
  );
}
