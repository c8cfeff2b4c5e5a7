import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Counting, EffectWords } from '../../parts/dialog/open-effect.tsx';
import { useChange } from '../../parts/panel/panel.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { toastDone } from '../../toast.ts';
import { PROMISE_KEYS } from './policy-keys.ts';
import type { Policy } from './policy-draft.ts';
import shared from '../../parts/panel/settings.module.css';

/** Says what becomes of the tickets of a policy that is deleted, and deletes it; the way back has the focus. */
export function DeletePolicyDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useLanguage();
  const { id, name, version } = policy;
  const preview = useQuery({
    queryKey: ['policy-removal', id, version],
    queryFn: ({ signal }) => call('previewPolicies', { body: { removed: id } }, { signal }),
    ...{ staleTime: 0, gcTime: 0, retry: false },
  });
  const end = useChange(
    PROMISE_KEYS,
    () => call('deletePolicy', { params: { id } }, { version }),
    () => toastDone(t('policy.deleted', { name }), t),
  );
  return (
    <Dialog opened onClose={onClose} title={t('policy.delete.title', { name })}>
      <div className={shared['form']}>
        <div>{t('policy.delete.text')}</div>
        {preview.isPending && <Counting />}
        {preview.data !== undefined && <EffectWords effect={preview.data} />}
        {preview.isError && <p>{t('open-effect.unknown')}</p>}
        <Refusal error={end.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
            {t('delete')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
