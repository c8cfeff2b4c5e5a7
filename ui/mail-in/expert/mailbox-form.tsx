import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { toastDone } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { AllFields } from './all-fields.tsx';
import { settingsOf, type Settings } from './mailbox-settings.ts';

/** Changes a mailbox that is connected. */
export default function MailboxForm({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Settings) => call('updateMailbox', { params: { id: mailbox.id }, body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mailboxes });
      toastDone(t('done.mailbox'), t);
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} size={720} title={t('mailbox.edit', { address: mailbox.address })}>
      <AllFields
        mailbox={mailbox}
        initial={settingsOf(mailbox)}
        action={t('save')}
        cancel={t('cancel')}
        onSubmit={save.mutate}
        onCancel={onClose}
        isSaving={save.isPending}
        error={save.error}
      />
    </Dialog>
  );
}
