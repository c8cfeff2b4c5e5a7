import { Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useId, useState, type SubmitEvent } from 'react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { useLanguage } from '../../language.tsx';
import type { Delivery } from '../../data/types.ts';
import { useCorrection } from './use-resend.ts';
import classes from './delivery.module.css';

type Props = {
  person: Delivery['recipients'][number];
  fate: string;
  outbox: string;
  number: number;
  mayCorrect: boolean;
};

/** Somebody whom a mail did not reach, what their server said of it, and the way to put their address right. */
export function UndeliveredPerson({ person, fate, outbox, number, mayCorrect }: Props) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { name, address, response } = person;
  return (
    <li>
      <span className={classes['person']}>
        <span>
          {name && <b>{name}</b>} {shownAddress(address)} · {fate}
        </span>
        {mayCorrect && !isOpen && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPencil size={13} aria-hidden="true" />}
            aria-label={t('delivery.correct.of', { address: shownAddress(address) })}
            onClick={() => setOpen(true)}
          >
            {t('delivery.correct')}
          </Button>
        )}
      </span>
      {response && <code className={classes['response']}>{response}</code>}
      {mayCorrect && isOpen && (
        <Correction address={address} outbox={outbox} number={number} onClose={() => setOpen(false)} />
      )}
    </li>
  );
}

type CorrectionProps = { address: string; outbox: string; number: number; onClose: () => void };

function Correction({ address, outbox, number, onClose }: CorrectionProps) {
  const { t } = useLanguage();
  const id = useId();
  const [right, setRight] = useState(address);
  const correct = useCorrection(outbox, number);
  const isSame = right.trim().toLowerCase() === address.toLowerCase();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isSame) correct.mutate({ wrong: address, right: right.trim() });
  };
  return (
    <form className={classes['correct']} onSubmit={submit}>
      <label htmlFor={id}>{t('delivery.correct.field', { address: shownAddress(address) })}</label>
      <TextInput
        type="email"
        size="xs"
        required
        autoFocus
        spellCheck={false}
        autoComplete="off"
        id={id}
        value={right}
        error={correct.isRefused && t('delivery.correct.refused')}
        onChange={(event) => setRight(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      />
      <Button type="submit" size="xs" disabled={isSame} loading={correct.isPending}>
        {t('delivery.correct.send')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
        {t('cancel')}
      </Button>
    </form>
  );
}
