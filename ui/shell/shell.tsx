import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { createContext, useContext, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import { useLanguage, withTicketTexts } from '../language.tsx';
import { useCalm } from '../parts/empty/calm.ts';
import { useLive } from '../data/live.tsx';
import { later } from '../parts/empty/later.tsx';
import { layerLater } from '../keys/layer-later.tsx';
import { closePalette, useIsPaletteAsked } from '../keys/palette-store.ts';
import { useGlobalKeys } from '../keys/global-keys.ts';
import type { BellListProps } from './bell.tsx';
import { useFavicon } from './favicon.ts';
import { Nav } from './nav.tsx';
import { TroubleBanner } from './trouble.tsx';
import { ZoneOffer } from './zone-offer.tsx';
import classes from './shell.module.css';

const Palette = layerLater(withTicketTexts(() => import('./palette.tsx')));
const HelpDialog = layerLater(withTicketTexts(() => import('./help.tsx')));
const NavDrawer = later(() => import('./nav-drawer.tsx'), { waiting: null });

/** `wide`: list, ticket and contact side by side; `medium`: navigation rail and one page; `narrow`: a phone. */
export type Width = 'wide' | 'medium' | 'narrow';
const Context = createContext<{ width: Width; openNav: () => void }>({ width: 'wide', openNav: () => undefined });

/** How much room there is, and how a phone's page opens the navigation. */
export const useShell = () => useContext(Context);

/** The frame around every page of a signed-in agent: navigation, connection banner, palette, help. */
export function Shell({ BellList, children }: { BellList: ComponentType<BellListProps>; children: ReactNode }) {
  const { t } = useLanguage();
  const { connected } = useLive();
  const wide = useMediaQuery('(min-width: 1200px)', undefined, { getInitialValueInEffect: false });
  const narrow = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const roomy = useMediaQuery('(min-width: 1400px)', undefined, { getInitialValueInEffect: false });
  const [help, helpDialog] = useDisclosure(false);
  // Open for the place it was opened at: going anywhere closes it.
  const [navAt, setNavAt] = useState<string | null>(null);
  const isNavOpen = useLocationProperty(() => navAt === location.pathname);
  useGlobalKeys(helpDialog.open);
  useFavicon();
  const calm = useCalm();
  // Asked for before the page is calm, which a busy one may not be for long, the palette comes at once.
  const isAsked = useIsPaletteAsked();
  const width: Width = narrow ? 'narrow' : wide ? 'wide' : 'medium';
  const shell = useMemo(() => ({ width, openNav: () => setNavAt(location.pathname) }), [width]);
  return (
    <Context value={shell}>
      <div className={classes['shell']}>
        {!connected && (
          <div className={classes['banner']} role="alert">
            <IconPlugConnectedX size={16} aria-hidden="true" /> {t('live.lost')}
          </div>
        )}
        {connected && <TroubleBanner />}
        {connected && <ZoneOffer />}
        <div className={classes['body']}>
          {narrow ? (
            <NavDrawer
              opened={isNavOpen}
              onClose={() => setNavAt(null)}
              onHelp={helpDialog.open}
              BellList={BellList}
              broken={() => <Nav rail onHelp={helpDialog.open} BellList={BellList} />}
            />
          ) : (
            <Nav rail={!roomy} onHelp={helpDialog.open} BellList={BellList} />
          )}
          <main className={classes['main']} id="main">
            {children}
            <div id="layers" />
          </main>
        </div>
      </div>
      {(calm || help) && <HelpDialog opened={help} onClose={helpDialog.close} />}
      {/* Asked for by keys before it is there, it opens as soon as it is. */}
      {(calm || isAsked) && <Palette opened={isAsked} onClose={closePalette} onHelp={helpDialog.open} />}
    </Context>
  );
}
