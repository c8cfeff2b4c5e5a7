import {
  IconDownload,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
  IconTable,
  type Icon,
} from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { fileSize } from '../time.ts';
import type { Attachment } from '../data/types.ts';
import classes from './attachments.module.css';

/** Types a browser draws without running anything of them; SVG is not among them. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const PICTURE_LIMIT = 8_000_000;

/** The files of a message: pictures as thumbnails, the rest as cards with size and download. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  const { t, language } = useLanguage();
  if (attachments.length === 0) return null;
  const isPicture = (file: Attachment) => PICTURES.includes(file.mediaType) && file.size < PICTURE_LIMIT;
  const ordered = [...attachments].sort((a, b) => Number(isPicture(b)) - Number(isPicture(a)));
  return (
    <ul className={classes['files']} aria-label={t('message.files')}>
      {ordered.map((file) => {
        const Picture = iconOf(file.mediaType);
        return (
          <li key={file.id}>
            <a
              className={classes['file']}
              href={file.url}
              download={file.name}
              data-picture={isPicture(file) || undefined}
              aria-label={t('message.download', { name: file.name, size: fileSize(file.size, language) })}
            >
              {isPicture(file) ? (
                <img src={file.url} alt="" loading="lazy" />
              ) : (
                <Picture size={22} stroke={1.6} aria-hidden="true" />
              )}
              <span className={classes['fileName']}>
                <span>{file.name}</span>
                <small>{fileSize(file.size, language)}</small>
              </span>
              <IconDownload size={15} aria-hidden="true" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function iconOf(type: string): Icon {
  if (type === 'application/pdf') return IconFileTypePdf;
  if (type.startsWith('image/')) return IconPhoto;
  if (/zip|compressed|tar|rar/.test(type)) return IconFileZip;
  if (/sheet|excel|csv/.test(type)) return IconTable;
  return /text|word|document/.test(type) ? IconFileText : IconFile;
}
