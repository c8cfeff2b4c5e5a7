import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { labelIn } from '../../../domain/ticket/custom/field.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { CustomFieldOut } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { useChange } from '../../parts/panel/panel.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import shared from '../../parts/panel/settings.module.css';

/** Deletes a custom field once it was said what goes with it. */
export function FieldRemoval({ field, onDone }: { field: CustomFieldOut; onDone: () => void }) {
  const { t, language } = useLanguage();
  const [asks, setAsks] = useState(false);
  const name = labelIn(field.label, language);
  const remove = useChange(
    [keys.customFields],
    () => call('deleteCustomField', { params: { id: field.id } }),
    () => {
      toastDone(t('custom.removed', { name }), t);
      onDone();
    },
    (error) => toastFailure(error, t),
  );
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
        {t('delete')}
      </Button>
      <Dialog opened={asks} onClose={() => setAsks(false)} title={t('custom.remove.title', { name })}>
        <div className={shared['form']}>
          <div>{t(`custom.remove.${field.subject}`)}</div>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsks(false)}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('delete')}
            </Button>
          </Group>
        </div>
      </Dialog>
    </>
  );
}
