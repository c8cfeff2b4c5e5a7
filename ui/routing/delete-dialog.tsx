import { Button, Group } from '@mantine/core';
import { call } from '../data/client.ts';
import type { Rule } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { toastDone } from '../toast.ts';
import { useRuleChange } from './use-rule-change.ts';
import shared from '../parts/panel/settings.module.css';

/** Says what it means to delete a rule, and does it; the way back has the focus. */
export function DeleteDialog({ rule: { id, name, version }, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useLanguage();
  const end = useRuleChange(() => call('deleteRule', { params: { id } }, { version }));
  return (
    <Dialog opened onClose={onClose} title={t('rules.delete.title', { name })}>
      <div className={shared['form']}>
        <div>{t('rules.delete.text')}</div>
        <Refusal error={end.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            color="red"
            loading={end.isPending}
            onClick={() => end.mutate(undefined, { onSuccess: () => toastDone(t('rules.deleted', { name }), t) })}
          >
            {t('delete')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
