import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconLock, IconMessageReply } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import type { Tab } from './draft/drafts.ts';
import classes from './composer.module.css';

type Props = {
  tab: Tab;
  why: Record<Tab, string | null>;
  onTab: (tab: Tab) => void;
  onClose: () => void;
};

/** Above the words: reply or note, who will read it, and the way out. */
export function WriterHead({ tab, why, onTab, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <header className={classes['writerHead']}>
      <div className={classes['switch']} role="group" aria-label={t('composer.kind')}>
        {(['reply', 'note'] as const).map((one) => (
          <Tooltip key={one} label={why[one]} disabled={why[one] === null}>
            <button
              type="button"
              aria-pressed={tab === one}
              data-tab={one}
              aria-disabled={why[one] !== null || undefined}
              onClick={() => why[one] === null && onTab(one)}
            >
              {one === 'reply' ? (
                <IconMessageReply size={15} aria-hidden="true" />
              ) : (
                <IconLock size={15} aria-hidden="true" />
              )}
              {t(one === 'reply' ? 'composer.reply' : 'composer.note')}
            </button>
          </Tooltip>
        ))}
      </div>
      <span className={classes['to']}>{tab === 'note' && t('composer.only-us')}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={t('composer.close')} onClick={onClose}>
        <IconChevronDown size={18} />
      </ActionIcon>
    </header>
  );
}
