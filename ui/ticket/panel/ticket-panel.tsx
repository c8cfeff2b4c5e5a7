import { Drawer } from '@mantine/core';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { ContactPanel } from '../sender/contact-panel.tsx';
import { Properties } from './properties.tsx';
import type { PanelPlace } from './use-panel.ts';
import classes from './panel.module.css';

type Props = { ticket: TicketDetail; place: PanelPlace; onWhy: () => void };

/** What a ticket is and who asks: beside the thread, or in a drawer over it where there is no room. */
export function TicketPanel({ ticket, place, onWhy }: Props) {
  const { t } = useLanguage();
  const inside = (
    <>
      <Properties ticket={ticket} asked={place.asked} onWhy={onWhy} />
      <aside aria-label={t('contact.label')} className={classes['contact']}>
        <ContactPanel key={ticket.contact.id} ticket={ticket} />
      </aside>
    </>
  );
  if (place.beside) return place.opened ? <div className={classes['beside']}>{inside}</div> : null;
  return (
    <Drawer
      opened={place.opened}
      onClose={place.close}
      position="right"
      size={320}
      padding={0}
      title={t('panel.label')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ header: classes['drawerHead'] ?? '' }}
    >
      {inside}
    </Drawer>
  );
}
