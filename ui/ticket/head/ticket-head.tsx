import { IconClockQuestion, IconLayoutSidebarRight, IconLayoutSidebarRightFilled } from '@tabler/icons-react';
import { type ReactNode, useContext } from 'react';
import { useLanguage } from '../../language.tsx';
import type { TicketDetail } from '../../data/types.ts';
import { Alarms } from './alarms.tsx';
import { ActionBar } from './action-bar.tsx';
import { Headline } from './headline.tsx';
import { Lookers } from './lookers.tsx';
import { MoveLine } from '../time/move-line.tsx';
import { PaperContext } from '../../parts/print/paper.ts';
import { useTitleField } from './title.tsx';
import type { PanelPlace } from '../panel/use-panel.ts';
import { IconButton } from '../../parts/button/icon-button.tsx';
import move from '../time/move.module.css';
import classes from '../ticket.module.css';

type Props = {
  ticket: TicketDetail;
  onBack: (() => void) | null;
  panel: PanelPlace;
  onWhy: () => void;
  /** What else its menu has. */
  items: ReactNode;
  /** The way to its neighbours in the list. */
  nav: ReactNode;
};

/** In two lines what a ticket is about and what can be done with it, and whose move it is; what it is else stands in the panel. */
export function TicketHead({ ticket, onBack, panel, onWhy, items, nav }: Props) {
  const { t } = useLanguage();
  const paper = useContext(PaperContext);
  const title = useTitleField(ticket);
  // What the panel says is not said twice.
  const isBeside = panel.beside && panel.opened;
  const Sidebar = isBeside ? IconLayoutSidebarRightFilled : IconLayoutSidebarRight;
  return (
    <header className={classes['head']}>
      <Headline
        onBack={onBack}
        subject={ticket.subject || t('ticket.no-subject')}
        pencil={title.pencil}
        field={title.field}
        onPaper={{
          // What the team calls it is its own affair.
          title: (paper === 'internal' ? ticket.subject : ticket.mailSubject) || t('ticket.no-subject'),
          of: `#${ticket.number} · ${ticket.contact.name || ticket.contact.address}`,
        }}
      >
        <Lookers number={ticket.number} />
        <ActionBar ticket={ticket} items={items} />
        <IconButton
          size={30}
          className={classes['toggle']}
          onClick={panel.toggle}
          aria-expanded={panel.opened}
          aria-keyshortcuts="."
          aria-label={t('panel.label')}
          title={t(panel.opened ? 'panel.hide' : 'panel.show')}
        >
          <Sidebar size={18} />
        </IconButton>
      </Headline>
      <div className={move['row']}>
        <MoveLine ticket={ticket} onWhy={onWhy} />
        {!isBeside && (
          <>
            <span className={move['alarms']}>
              <Alarms ticket={ticket} />
            </span>
            <span className={move['number']}>#{ticket.number}</span>
          </>
        )}
        <IconButton
          size={24}
          onClick={onWhy}
          aria-keyshortcuts="w"
          aria-label={t('clock.explain')}
          title={t('clock.explain')}
        >
          <IconClockQuestion size={16} />
        </IconButton>
        {nav}
      </div>
    </header>
  );
}
