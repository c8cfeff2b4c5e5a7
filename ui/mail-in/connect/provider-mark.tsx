import { IconBrandApple, IconBrandGoogle, IconBrandWindows, IconMail, type Icon } from '@tabler/icons-react';
import classes from './found.module.css';

const MARKS: Record<string, Icon> = {
  gmail: IconBrandGoogle,
  workspace: IconBrandGoogle,
  microsoft: IconBrandWindows,
  outlook: IconBrandWindows,
  icloud: IconBrandApple,
};

/** The picture of a provider; a letter for one that has none. Decorative: its name stands beside it. */
export function ProviderMark({ provider }: { provider: string | null }) {
  const Picture = (provider !== null && MARKS[provider]) || IconMail;
  return (
    <span className={classes['mark']} aria-hidden="true">
      <Picture size={22} stroke={1.8} />
    </span>
  );
}
