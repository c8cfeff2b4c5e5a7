import { Menu, type MenuProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useMade } from './use-made.ts';

type ButtonProps = HTMLAttributes<HTMLButtonElement> & { ref?: React.Ref<HTMLButtonElement> };
type Props = Pick<MenuProps, 'position' | 'width' | 'returnFocus'> & {
  /** So high at most; then it scrolls. */
  maxHeight?: string;
  /** What opens it. */
  button: ReactElement<ButtonProps>;
  /** Opened by others too; without, by its button alone. */
  opened?: boolean;
  onChange?: (opened: boolean) => void;
  /** What stands in it. */
  children: () => ReactNode;
};

/** A menu that is made when it is first asked for: those that nobody opens were a third of what drawing a ticket took. */
export function AskedMenu({ button, opened: given, onChange, children, ...rest }: Props) {
  const [own, setOwn] = useState(false);
  const opened = given ?? own;
  const [hadFocus, setHadFocus] = useState(false);
  if (!useMade(opened))
    return cloneElement(button, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onClick: (event) => {
        setHadFocus(document.activeElement === event.currentTarget);
        (onChange ?? setOwn)(true);
      },
    });
  return (
    <Made button={button} opened={opened} onChange={onChange ?? setOwn} takesFocus={hadFocus} {...rest}>
      {children}
    </Made>
  );
}

type MadeProps = Props & {
  opened: boolean;
  onChange: (opened: boolean) => void;
  takesFocus: boolean;
};

/** Its button takes the place of the one that was pressed, with its focus, which goes back there when the menu closes. */
function Made({ button, opened, onChange, takesFocus, maxHeight, children, ...rest }: MadeProps) {
  const target = useRef<HTMLButtonElement>(null);
  const isThere = useMounted();
  useLayoutEffect(() => {
    if (takesFocus) target.current?.focus();
  }, [takesFocus]);
  return (
    <Menu opened={opened && isThere} onChange={onChange} {...rest}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown {...(maxHeight && { mah: maxHeight, style: { overflowY: 'auto' } })}>{children()}</Menu.Dropdown>
    </Menu>
  );
}
