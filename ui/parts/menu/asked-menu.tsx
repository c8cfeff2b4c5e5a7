import { cloneElement, type ComponentType, useEffect, useReducer, useState } from 'react';
import { dropLayer, layerComes } from '../../typing.ts';
import { useLanguage } from '../../language.tsx';
import { toastRefused } from '../../toast.ts';
import type { MadeMenuProps } from './made-menu.tsx';
import { useMade } from './use-made.ts';

let Made: ComponentType<MadeMenuProps> | null = null;
const load = async (): Promise<void> => {
  Made = (await import('./made-menu.tsx')).default;
};

/** Fetches what menus are made of before anybody opens one; when that fails it is fetched again when somebody does. */
export const prefetchMenus = (): void => void load().catch(() => undefined);

type Props = Omit<MadeMenuProps, 'opened' | 'onChange' | 'takesFocus'> & {
  /** Opened by others too; without, by its button alone. */
  opened?: boolean;
  onChange?: (opened: boolean) => void;
  /** Its button was pressed before all of it was there. */
  opensAtOnce?: boolean;
};

/** A menu that is made when it is first asked for: those that nobody opens were a third of what drawing a ticket took. */
export function AskedMenu({ button, opened: given, onChange, opensAtOnce = false, children, ...rest }: Props) {
  const { t } = useLanguage();
  const [own, setOwn] = useState(opensAtOnce);
  const [, cameHere] = useReducer((times: number) => times + 1, 0);
  const opened = given ?? own;
  const set = onChange ?? setOwn;
  const isMade = useMade(opened);
  const [hadFocus, setHadFocus] = useState(opensAtOnce);
  useEffect(() => {
    if (!opened || Made !== null) return;
    const came = layerComes(() => set(false));
    const show = () => {
      came();
      cameHere();
    };
    load().then(show, () => {
      dropLayer();
      set(false);
      toastRefused(t('failed.title'), t('pane.broken'), t);
    });
    return came;
    // oxlint-disable-next-line react/exhaustive-deps -- asked for once each time that it is opened
  }, [opened]);
  if (isMade && Made !== null)
    return (
      <Made button={button} opened={opened} onChange={set} takesFocus={hadFocus} {...rest}>
        {children}
      </Made>
    );
  return cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: (event) => {
      setHadFocus(document.activeElement === event.currentTarget);
      set(true);
    },
  });
}
