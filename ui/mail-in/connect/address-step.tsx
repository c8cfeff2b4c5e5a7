import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowRight, IconAt } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { GuideLink } from './guide-link.tsx';
import { recognition, type Found } from './recognition.ts';
import { StepCard } from './step-card.tsx';
import classes from './connect.module.css';

type Props = { address: string; onFound: (address: string, found: Found) => void };

/** Asks for the one thing that nobody can guess. */
export function AddressStep({ address, onFound }: Props) {
  const { t } = useLanguage();
  const [written, setWritten] = useState(address);
  const asked = written.trim().toLowerCase();
  const look = useMutation({
    mutationFn: () => recognition(asked),
    onSuccess: (found) => onFound(asked, found),
  });
  return (
    <StepCard
      title={t('connect.address.title')}
      text={t('connect.address.text')}
      onBack={null}
      onSubmit={() => look.mutate()}
      actions={
        <Button
          type="submit"
          size="md"
          loading={look.isPending}
          rightSection={<IconArrowRight size={17} aria-hidden="true" />}
        >
          {t('connect.go')}
        </Button>
      }
    >
      <TextInput
        label={t('field.email')}
        type="email"
        size="md"
        required
        withAsterisk={false}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconAt size={18} aria-hidden="true" />}
        placeholder={t('connect.address.example')}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <p className={classes['small']}>{t('connect.address.providers')}</p>
      <GuideLink words={t('connect.guide.all')} />
      <Refusal error={look.error} />
    </StepCard>
  );
}
