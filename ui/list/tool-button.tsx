import { IconAdjustmentsHorizontal, IconFilterPlus } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useLanguage } from '../language.tsx';
import { IconButton } from '../parts/button/icon-button.tsx';

/** A menu of a list's head. */
export type Tool = 'filter' | 'arrange';
const TOOLS = {
  filter: { picture: IconFilterPlus, words: 'filter.add' },
  arrange: { picture: IconAdjustmentsHorizontal, words: 'list.arrange' },
} as const;

/** Its button, there with the list though its menu comes later. */
export function ToolButton({ tool, ...rest }: { tool: Tool } & ComponentPropsWithRef<'button'>) {
  const { t } = useLanguage();
  const { picture: Picture, words } = TOOLS[tool];
  return (
    <IconButton size={30} aria-label={t(words)} title={t(words)} {...rest}>
      <Picture size={18} />
    </IconButton>
  );
}
