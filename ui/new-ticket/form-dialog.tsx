import { useState } from 'react';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { useShell } from '../shell/shell.tsx';
import { NewTicketForm } from './form.tsx';

/** A call is written down, or a customer is written to first; on a phone it is all of the page. */
export default function NewTicketDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const { width } = useShell();
  // Escape answers the question that stands in front, and nothing else.
  const [isAsking, setAsking] = useState(false);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('new-ticket.title')}
      size="lg"
      fullScreen={width === 'narrow'}
      // What was begun stays: a click beside it is no decision.
      closeOnClickOutside={false}
      closeOnEscape={!isAsking}
    >
      {opened && <NewTicketForm onClose={onClose} onAsk={setAsking} />}
    </Dialog>
  );
}
