import { useInfiniteQuery } from '@tanstack/react-query';
import { IconStarFilled } from '@tabler/icons-react';
import type { Output } from '../data/api-types.ts';
import { organisationsQuery } from '../data/customer-queries.ts';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { Opener } from '../parts/panel/opener.tsx';
import { CardHead } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import shared from '../parts/panel/settings.module.css';

export type Organisation = Output<'listOrganisations'>['items'][number];
type Props = { q: string; onOpen: ((organisation: Organisation) => void) | null };

/** Organisations by name, with the domains whose addresses belong to them. */
export function OrganisationsCard({ q, onOpen }: Props) {
  const { t } = useLanguage();
  const found = q !== '' ? 'found' : 'none';
  return (
    <Paged
      query={useInfiniteQuery(organisationsQuery(q))}
      label={t('customer.organisations')}
      empty={{ title: t(`customer.organisations.${found}`), text: t(`customer.organisations.${found}.text`) }}
    >
      {(items) => (
        <>
          <CardHead title={t('customer.organisations')} />
          <ul className={shared['people']}>
            {items.map((one) => (
              <li key={one.id}>
                <div>
                  <Opener name={one.name} onOpen={onOpen && (() => onOpen(one))} />
                  <small>{one.domains.join(', ') || t('customer.domains.none')}</small>
                  {one.note !== '' && <small>{one.note}</small>}
                </div>
                {one.vip && (
                  <Chip small tone="warn" icon={IconStarFilled}>
                    VIP
                  </Chip>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Paged>
  );
}
