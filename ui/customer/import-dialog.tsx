import { Alert, Button, FileButton, Group } from '@mantine/core';
import { IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { call } from '../data/client.ts';
import type { Output } from '../data/api-types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { fileText } from '../parts/words/file-text.ts';
import { useChange } from '../parts/panel/panel.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { VIP_KEYS } from './vips-card.tsx';
import shared from '../parts/panel/settings.module.css';
import classes from './customers.module.css';

/** Puts the lines of a CSV file on the VIP list, and tells of each that it could not read. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<Output<'importVips'> | null>(null);
  const isTooLarge = file !== null && file.size > LIMITS.vipFileChars;
  const run = useChange(
    VIP_KEYS,
    async () => call('importVips', { body: { csv: await fileText(file!) } }),
    (answer) => setResult(answer),
  );
  return (
    <Dialog opened onClose={onClose} title={t('customer.import.title')} size={560}>
      <div className={shared['form']}>
        <div>{t('customer.import.text')}</div>
        <code className={classes['example']}>
          ayse@ornek.com;{t('customer.import.example')}
          <br />
          @ornek.com
        </code>
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(chosen) => {
            setFile(chosen);
            setResult(null);
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden="true" />}
              style={{ alignSelf: 'flex-start' }}
            >
              {file === null ? t('customer.import.choose') : t('customer.import.other')}
            </Button>
          )}
        </FileButton>
        {file !== null && <b className={classes['file']}>{file.name}</b>}
        {isTooLarge && (
          <Alert color="red" variant="outline" role="alert">
            {t('customer.import.too-large')}
          </Alert>
        )}
        <Refusal error={run.error} />
        {result !== null && <ImportResult result={result} />}
        <Group justify="flex-end">
          <Button variant={result === null ? 'subtle' : 'default'} color="gray" onClick={onClose}>
            {t(result === null ? 'cancel' : 'close')}
          </Button>
          {result === null && (
            <Button disabled={file === null || isTooLarge} loading={run.isPending} onClick={() => run.mutate()}>
              {t('customer.import.do')}
            </Button>
          )}
        </Group>
      </div>
    </Dialog>
  );
}

function ImportResult({ result }: { result: Output<'importVips'> }) {
  const { t } = useLanguage();
  const { added, changed, refused, refusedCount } = result;
  return (
    <>
      <div role="status" className={classes['done']}>
        <IconCircleCheck size={18} aria-hidden="true" />
        <span>
          {t('customer.import.added', { count: added })}
          {changed > 0 && ` ${t('customer.import.changed', { count: changed })}`}
        </span>
      </div>
      {refusedCount > 0 && (
        <section aria-label={t('customer.import.refused', { count: refusedCount })}>
          <h3 className={classes['sub']}>{t('customer.import.refused', { count: refusedCount })}</h3>
          {/* A list that scrolls is reached by the keyboard as well. */}
          <ul className={classes['refused']} tabIndex={0}>
            {refused.map(({ line, text, why }) => (
              <li key={line}>
                <span>{t('customer.import.line', { line: String(line) })}</span>
                <div>
                  <bdi>{text}</bdi>
                  <small>{t(`customer.import.${why}`)}</small>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
