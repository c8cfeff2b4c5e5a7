import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconExternalLink, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Attachment } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Loading } from '../../parts/empty/splash.tsx';
import { fileSize } from '../../time.ts';
import { decoded, previewOf } from './preview-kind.ts';
import classes from './preview.module.css';

type Props = {
  files: readonly Attachment[];
  /** Which of them is shown; null: none. */
  at: number | null;
  onAt: (at: number) => void;
  onClose: () => void;
};

/** Pictures, PDFs and texts of a message in front of the page; the arrow keys lead from one to the next. */
export default function PreviewDialog({ files, at, onAt, onClose }: Props) {
  const { t, language } = useLanguage();
  const file = at === null ? undefined : files[at];
  const step = (by: number) => at !== null && files[at + by] !== undefined && onAt(at + by);
  useEffect(() => {
    if (at === null) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <Dialog
      opened={file !== undefined}
      onClose={onClose}
      size="min(1100px, 94vw)"
      padding={0}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': file?.name ?? '' } }}
    >
      {file && at !== null && (
        <div className={classes['preview']}>
          <header>
            <h2 dir="auto">{file.name}</h2>
            <small>
              {fileSize(file.size, language)}
              {files.length > 1 && ` · ${t('preview.of', { at: at + 1, count: files.length })}`}
            </small>
            {files.length > 1 && (
              <>
                <ActionIcon
                  {...{ variant: 'subtle', color: 'gray', size: 'lg', disabled: at === 0 }}
                  aria-label={t('preview.before')}
                  onClick={() => step(-1)}
                >
                  <IconChevronLeft size={20} />
                </ActionIcon>
                <ActionIcon
                  {...{ variant: 'subtle', color: 'gray', size: 'lg', disabled: at === files.length - 1 }}
                  aria-label={t('preview.next')}
                  onClick={() => step(1)}
                >
                  <IconChevronRight size={20} />
                </ActionIcon>
              </>
            )}
            <ActionIcon
              {...{ component: 'a', variant: 'subtle', color: 'gray', size: 'lg', href: file.url, download: file.name }}
              aria-label={t('message.download', { name: file.name, size: fileSize(file.size, language) })}
            >
              <IconDownload size={18} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('close')} onClick={onClose}>
              <IconX size={18} />
            </ActionIcon>
          </header>
          <Shown key={file.id} file={file} />
        </div>
      )}
    </Dialog>
  );
}

/** Where the server answers a PDF or a picture to be shown, not kept. */
const inPlace = ({ url }: Attachment): string => `${url}?inline=1`;

function Shown({ file }: { file: Attachment }) {
  const kind = previewOf(file);
  if (kind === 'picture') return <img className={classes['picture']} src={inPlace(file)} alt={file.name} />;
  return kind === 'pdf' ? <Pdf file={file} /> : <Text file={file} />;
}

/**
 * The browser's own viewer. It does not work in a sandboxed frame: what keeps the file from doing anything is the policy that comes
 * with it (api/ticket/message/files.ts).
 */
function Pdf({ file }: { file: Attachment }) {
  const { t } = useLanguage();
  return (
    <>
      {navigator.pdfViewerEnabled ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers refuse their viewer in one; the file's own policy is its sandbox
        <iframe className={classes['pdf']} src={inPlace(file)} title={file.name} />
      ) : (
        <p className={classes['none']}>{t('preview.no-viewer')}</p>
      )}
      <Button
        {...{ component: 'a', href: inPlace(file), target: '_blank', rel: 'noopener noreferrer' }}
        className={classes['tab']}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconExternalLink size={15} aria-hidden="true" />}
      >
        {t('preview.tab')}
      </Button>
    </>
  );
}

/** The words of a text file, whatever it is said to be: a page is shown as its source. */
function Text({ file }: { file: Attachment }) {
  const { t } = useLanguage();
  const asked = useQuery({
    queryKey: ['attachment', file.id],
    queryFn: async ({ signal }) => {
      const answer = await fetch(file.url, { signal });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return decoded(new Uint8Array(await answer.arrayBuffer()));
    },
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (asked.isError) return <p className={classes['none']}>{t('preview.unread')}</p>;
  if (asked.data === undefined) return <Loading />;
  return (
    <pre className={classes['text']} dir="auto" tabIndex={0}>
      {asked.data}
    </pre>
  );
}
