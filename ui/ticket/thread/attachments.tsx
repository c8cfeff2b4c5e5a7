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
import { createElement, useState, type ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { later } from '../../parts/empty/later.tsx';
import { fileSize } from '../../time.ts';
import type { Attachment } from '../../data/types.ts';
import { previewOf } from './preview-kind.ts';
import classes from './attachments.module.css';

const PreviewDialog = later(() => import('./preview.tsx'), { waiting: null });

const isPicture = (file: Attachment): boolean => previewOf(file) === 'picture';

/** The files of a message: pictures as thumbnails, the rest as cards with their size; what can be shown opens, all can be downloaded. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  const { t, language } = useLanguage();
  const [at, setAt] = useState<number | null>(null);
  const [wanted, setWanted] = useState(false);
  if (attachments.length === 0) return null;
  const ordered = [...attachments].sort((a, b) => Number(isPicture(b)) - Number(isPicture(a)));
  const shown = ordered.filter((file) => previewOf(file) !== null);
  const open = (file: Attachment) => {
    setWanted(true);
    setAt(shown.indexOf(file));
  };
  return (
    <>
      <ul className={classes['files']} aria-label={t('message.files')}>
        {ordered.map((file) => {
          const said = { name: file.name, size: fileSize(file.size, language) };
          const download = { href: file.url, download: file.name, 'aria-label': t('message.download', said) };
          return (
            <li key={file.id} className={classes['file']} data-picture={isPicture(file) || undefined}>
              {previewOf(file) === null ? (
                <a className={classes['open']} {...download}>
                  <Face file={file} size={said.size} />
                </a>
              ) : (
                <>
                  <button
                    type="button"
                    className={classes['open']}
                    data-on-paper
                    aria-label={t('message.preview', said)}
                    aria-haspopup="dialog"
                    onClick={() => open(file)}
                  >
                    <Face file={file} size={said.size} />
                  </button>
                  <a className={classes['download']} {...download}>
                    <IconDownload size={15} aria-hidden="true" />
                  </a>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {wanted && <PreviewDialog files={shown} at={at} onAt={setAt} onClose={() => setAt(null)} />}
    </>
  );
}

/** How a file looks in its card. */
function Face({ file, size }: { file: Attachment; size: string }): ReactNode {
  return (
    <>
      {isPicture(file) ? (
        <img src={file.url} alt="" loading="lazy" />
      ) : (
        createElement(iconOf(file.mediaType), { size: 22, stroke: 1.6, 'aria-hidden': true })
      )}
      <span className={classes['fileName']}>
        <span>{file.name}</span>
        <small>{size}</small>
      </span>
      {previewOf(file) === null && <IconDownload size={15} aria-hidden="true" />}
    </>
  );
}

function iconOf(type: string): Icon {
  if (type === 'application/pdf') return IconFileTypePdf;
  if (type.startsWith('image/')) return IconPhoto;
  if (/zip|compressed|tar|rar/.test(type)) return IconFileZip;
  if (/sheet|excel|csv/.test(type)) return IconTable;
  return /text|word|document/.test(type) ? IconFileText : IconFile;
}
