import { useState } from 'react';
import { askNewTicket, useNewTicketAsked } from '../keys/new-ticket.ts';
import { usePageKeys } from '../keys/page-keys.ts';
import { withTexts } from '../language.tsx';
import { useCalm } from '../parts/empty/calm.ts';
import { layerLater } from '../keys/layer-later.tsx';

const NewTicketDialog = layerLater(withTexts(() => import('./form-dialog.tsx')));

/** The form of a new ticket, wherever in the desk it is asked for. Its file comes when the page is calm. */
export function NewTicket() {
  const [opened, setOpened] = useState(false);
  const calm = useCalm();
  usePageKeys([['c', askNewTicket]]);
  useNewTicketAsked(() => setOpened(true));
  return (calm || opened) && <NewTicketDialog opened={opened} onClose={() => setOpened(false)} />;
}
