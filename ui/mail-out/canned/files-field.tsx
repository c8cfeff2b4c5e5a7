import { Button } from '@mantine/core';
import { useFileDialog } from '@mantine/hooks';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { upload } from '../../data/client.ts';
import type { CannedReply } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { fileSize } from '../../time.ts';
import { failureText } from '../../toast.ts';
import classes from './canned.module.css';

type Files = CannedReply['attachments'];
type Props = { files: Files; error: string | undefined; onChange: (change: (files: Files) => Files) => void };

/** The files that go along with every use. */
export function FilesField({ files, error, onChange }: Props) {
  const { t, language } = useLanguage();
  const [under, setUnder] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const add = async (file: File) => {
    if (file.size > LIMITS.uploadBytes)
      return setFailed(`${file.name}: ${t('upload.too-large', { limit: fileSize(LIMITS.uploadBytes, language) })}`);
    setUnder((count) => count + 1);
    try {
      const { id, name, size } = await upload(file, () => undefined, new AbortController().signal);
      onChange((now) => [...now, { id, name, size }]);
    } catch (problem) {
      setFailed(`${file.name}: ${failureText(problem, t)}`);
    } finally {
      setUnder((count) => count - 1);
    }
  };
  const dialog = useFileDialog({
    multiple: true,
    resetOnOpen: true,
    onChange: (chosen) => {
      setFailed(null);
      for (const file of chosen ?? []) void add(file);
    },
  });
  return (
    <div className={classes['files']} role="group" aria-label={t('canned.files')}>
      <b>{t('canned.files')}</b>
      <ul>
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <IconPaperclip size={14} aria-hidden="true" />
            <span>{name}</span> <small>{fileSize(size, language)}</small>
            <button
              type="button"
              aria-label={t('composer.remove-file', { name })}
              onClick={() => onChange((now) => now.filter((one) => one.id !== id))}
            >
              <IconX size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" size="xs" loading={under > 0} onClick={dialog.open}>
        {t('composer.attach')}
      </Button>
      {(failed ?? error) && <p role="alert">{failed ?? error}</p>}
    </div>
  );
}
