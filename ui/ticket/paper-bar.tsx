import { Button, Switch } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isLayerOpen } from '../typing.ts';
import { useLanguage } from '../language.tsx';
import type { Paper } from '../parts/print/paper.ts';
import classes from './paper-bar.module.css';

/** The menu that leads here gives the focus back to its button as it closes. */
const MENU_MS = 50;

type Props = {
  paper: Paper;
  /** Of its messages: a part of them is not printed as if it were all. */
  there: 'whole' | 'coming' | 'part';
  onPaper: (paper: Paper) => void;
  onPrint: () => void;
  onClose: () => void;
};

/** Above a thread that stands as it will be printed: whom for, and the button. None of it is on the paper. */
export function PaperBar({ paper, there, onPaper, onPrint, onClose }: Props) {
  const { t } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (there !== 'whole') return;
    const timer = setTimeout(() => button.current?.focus(), MENU_MS);
    return () => clearTimeout(timer);
  }, [there]);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    // It closes this and not the ticket, wherever the keyboard is: what stands on no paper has lost it by printing.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isLayerOpen()) return;
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', leave, { capture: true });
    return () => window.removeEventListener('keydown', leave, { capture: true });
  }, []);
  return (
    <section className={classes['bar']} aria-label={t('paper.title')}>
      <div>
        <strong>{t('paper.title')}</strong>
        <span>{t(`paper.${paper}`)}</span>
      </div>
      <Switch
        label={t('paper.notes')}
        checked={paper === 'internal'}
        onChange={(event) => onPaper(event.currentTarget.checked ? 'internal' : 'customer')}
      />
      <div className={classes['buttons']}>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button
          size="xs"
          leftSection={<IconPrinter size={15} aria-hidden="true" />}
          ref={button}
          loading={there === 'coming'}
          disabled={there === 'part'}
          onClick={onPrint}
        >
          {t('message.print')}
        </Button>
      </div>
    </section>
  );
}
