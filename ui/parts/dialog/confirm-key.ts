import type { KeyboardEvent } from 'react';

/**
 * Ctrl+Enter (⌘ on a Mac) in a dialog or panel with a form does what its button does, from whichever field; a button that is disabled does
 * nothing by it either. What a field itself makes of the keys goes before.
 */
export function confirmByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
  const { target, currentTarget } = event;
  // A layer above it is part of it for React alone.
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
  const [only, ...others] = currentTarget.querySelectorAll('form');
  const form = target.closest('form') ?? (others.length === 0 ? only : undefined);
  const button = [...(form?.elements ?? [])].find(
    (one): one is HTMLButtonElement => one instanceof HTMLButtonElement && one.type === 'submit',
  );
  if (button === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}
