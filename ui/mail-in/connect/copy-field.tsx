import { Button, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import classes from './application.module.css';

/** Something to be taken elsewhere letter for letter, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useLanguage();
  const { copied, copy } = useClipboard({ timeout: 4_000 });
  const Mark = copied ? IconCheck : IconCopy;
  return (
    <div className={classes['copy']}>
      <Textarea label={label} readOnly rows={2} value={value} onFocus={(event) => event.currentTarget.select()} />
      <Button variant="default" leftSection={<Mark size={16} aria-hidden="true" />} onClick={() => copy(value)}>
        <span role="status">{t(copied ? 'copied' : 'connect.copy')}</span>
      </Button>
    </div>
  );
}
