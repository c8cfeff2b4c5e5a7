import { Button, Group } from '@mantine/core';
import type { TextKind } from '../../domain/mail/template/company-text.ts';
import { call } from '../data/client.ts';
import { keys } from '../data/queries.ts';
import type { MailText } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { useChange } from '../parts/panel/panel.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import type { TextScope } from '../paths.ts';
import { toastDone } from '../toast.ts';
import { shown } from './places.ts';
import classes from './texts.module.css';
import shared from '../parts/panel/settings.module.css';

type Props = {
  kind: TextKind;
  text: MailText;
  scope: TextScope;
  onClose: () => void;
  onReset: (text: MailText) => void;
};

/** Shows what will stand when a text is taken back, and takes it back; the way back has the focus. */
export function ResetDialog({ kind, text, scope, onClose, onReset }: Props) {
  const { t } = useLanguage();
  const name = t(`mail-text.kind.${kind}`);
  const reset = useChange(
    [keys.mailTexts],
    () =>
      call(
        'resetMailText',
        { params: { kind }, query: { ...scope, language: text.language } },
        { version: text.version },
      ),
    () => {
      toastDone(t('mail-text.reset.done', { kind: name }), t);
      onReset(text);
      onClose();
    },
  );
  const { otherwise } = text;

  return (
    <Dialog opened onClose={onClose} title={t('mail-text.reset.title', { kind: name })}>
      <div className={shared['form']}>
        <div>{t(otherwise.text === '' ? 'mail-text.reset.nothing' : 'mail-text.reset.text')}</div>
        {otherwise.text !== '' && (
          <blockquote className={classes['otherwise']} lang={text.language}>
            {shown(otherwise.text, t)}
          </blockquote>
        )}
        <Refusal error={reset.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t('mail-text.reset.do')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
