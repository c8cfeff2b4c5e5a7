import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import type { Output } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { paths } from '../../paths.ts';
import { type Closing, useCloseMany } from './use-close-many.tsx';
import classes from './block.module.css';

/** After a sender was blocked: what of theirs is still open, to be closed in one go or left. */
export function OpenOfSender({ reach, onClose }: { reach: Output<'measureBlock'>; onClose: () => void }) {
  const { t } = useLanguage();
  const closeMany = useCloseMany();
  const { entry, open, openTickets } = reach;
  const numbers = openTickets.map(({ number }) => number);
  const close = (how: Closing) => {
    void closeMany(numbers, how);
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="md"
      title={t(reach.atLeast ? 'block.left.title.more' : 'block.left.title', { count: open })}
    >
      <div className={classes['form']}>
        <p>{t('block.left', { entry: shownAddress(entry) })}</p>
        <ul className={classes['theirs']} tabIndex={0} aria-label={t('block.left.list')}>
          {openTickets.map(({ number, subject }) => (
            <li key={number}>
              <span>#{number}</span>
              <Link href={paths.anyTicket(number)} onClick={onClose} dir="auto">
                {subject || t('ticket.no-subject')}
              </Link>
            </li>
          ))}
        </ul>
        {open > numbers.length && <p>{t('block.left.some', { count: numbers.length })}</p>}
        <div className={classes['buttons']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('block.left.leave')}
          </Button>
          <Button variant="default" onClick={() => close('archive')}>
            {t('block.left.archive', { count: numbers.length })}
          </Button>
          <Button color="red" onClick={() => close('mark-spam')}>
            {t('block.left.mark-spam', { count: numbers.length })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
