/** Who goes somewhere by a key does not mean the link any more that was pressed before: Enter would lead back by it. */
export function leaveFocus(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
}
