import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconBrandGoogle, IconBrandWindows } from '@tabler/icons-react';
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { type Found, NAMED_BY_PEOPLE, type NamedByPeople, recognition } from './recognition.ts';
import classes from './found.module.css';

const MARKS = { microsoft: IconBrandWindows, workspace: IconBrandGoogle };
const nameOf = (key: NamedByPeople) => PROVIDERS.find((one) => one.key === key)?.name;

/** Where nothing told the provider of an address: it is one of these, says who knows. */
export function ProviderChoice({ address, onFound }: { address: string; onFound: (found: Found) => void }) {
  const { t } = useLanguage();
  const look = useMutation({
    mutationFn: (key: NamedByPeople) => recognition(address, key),
    onSuccess: onFound,
  });
  return (
    <div className={classes['which']} role="group" aria-label={t('connect.which')}>
      <p>{t('connect.which')}</p>
      {NAMED_BY_PEOPLE.map((key) => {
        const Mark = MARKS[key];
        return (
          <Button
            key={key}
            size="xs"
            variant="default"
            loading={look.isPending && look.variables === key}
            leftSection={<Mark size={15} aria-hidden="true" />}
            onClick={() => look.mutate(key)}
          >
            {nameOf(key)}
          </Button>
        );
      })}
      <Refusal error={look.error} />
    </div>
  );
}
