import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from 'wouter/use-browser-location';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link within the desk as wouter's is, but not drawn anew whenever the address changes: where very many stand beside each other. */
export const RowLink = (props: Props) => (
  <a
    {...props}
    onClick={(event) => {
      if (isForBrowser(event)) return;
      props.onClick?.(event);
      if (event.defaultPrevented) return;
      event.preventDefault();
      navigate(props.href);
    }}
  />
);

/** A tab or a window of its own is asked for, or what a link offers. */
const isForBrowser = ({ ctrlKey, metaKey, altKey, shiftKey, button }: MouseEvent): boolean =>
  ctrlKey || metaKey || altKey || shiftKey || button !== 0;
