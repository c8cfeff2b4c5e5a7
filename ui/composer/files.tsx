import '@mantine/core/styles/Progress.css';
import { Progress } from '@mantine/core';
import { IconAlertTriangle, IconPaperclip, IconX } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { fileSize } from '../time.ts';
import type { DraftFile } from './draft/drafts.ts';
import type { Upload } from './uploads.ts';
import classes from './files.module.css';

/** The files of a draft: those stored, those on their way, those that failed and why. */
export function Files({
  files,
  uploads,
  onRemove,
  onDismiss,
}: {
  files: DraftFile[];
  uploads: Upload[];
  onRemove: (id: string) => void;
  onDismiss: (key: string) => void;
}) {
  const { t, language } = useLanguage();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className={classes['files']} aria-label={t('composer.files')}>
      {files.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={14} aria-hidden="true" />
          <span>{file.name}</span>
          <small>{fileSize(file.size, language)}</small>
          <button
            type="button"
            onClick={() => onRemove(file.id)}
            aria-label={t('composer.remove-file', { name: file.name })}
          >
            <IconX size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
      {uploads.map((file) => (
        <li key={file.key} data-failed={file.error !== null || undefined}>
          {file.error ? (
            <IconAlertTriangle size={14} aria-hidden="true" />
          ) : (
            <IconPaperclip size={14} aria-hidden="true" />
          )}
          <span>{file.name}</span>
          {file.error ? (
            <small role="alert">{file.error}</small>
          ) : (
            <Progress
              value={file.part * 100}
              w={70}
              size="sm"
              aria-label={t('composer.uploading', { name: file.name })}
            />
          )}
          <button
            type="button"
            onClick={file.error ? () => onDismiss(file.key) : file.cancel}
            aria-label={t('composer.remove-file', { name: file.name })}
          >
            <IconX size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
