import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { printPage } from '../parts/print/print.ts';
import { KeyList } from './key-list.tsx';
import { Card, Page } from './page.tsx';
import classes from './shell.module.css';

/** All keys of the desk as a page, to be printed and put beside the keyboard. */
export default function KeysPage() {
  const { t } = useLanguage();
  return (
    <Page
      title={t('help.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => void printPage()}
        >
          {t('help.print')}
        </Button>
      }
    >
      <Card label={t('help.title')}>
        <div className={classes['keyPage']} data-printable>
          <KeyList heading="h2" />
        </div>
      </Card>
    </Page>
  );
}
