import { Menu, type MenuProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  useLayoutEffect,
  useRef,
} from 'react';

export type MenuButtonProps = HTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };
export type MadeMenuProps = Pick<MenuProps, 'position' | 'width' | 'returnFocus'> & {
  /** What opens it. */
  button: ReactElement<MenuButtonProps>;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** So high at most; then it scrolls. */
  maxHeight?: string;
  /** Whether the button had the focus when it was pressed. */
  takesFocus: boolean;
  /** What stands in it. */
  children: () => ReactNode;
};

/** A menu once it is asked for; it opens on the item that says `data-autofocus`, else on its first. Its button takes the place of the one that was pressed, with its focus, which goes back there when it closes. */
export default function MadeMenu({
  button,
  opened,
  onChange,
  takesFocus,
  maxHeight,
  children,
  ...rest
}: MadeMenuProps) {
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
