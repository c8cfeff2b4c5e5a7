import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { call } from '../data/client.ts';
import type { CompanyText } from '../data/types.ts';
import { fieldError, useFirstWrong } from '../field-error.ts';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { toastDone } from '../toast.ts';
import { useRuleChange } from './use-rule-change.ts';
import shared from '../parts/panel/settings.module.css';

type Props = { text: CompanyText | null; onClose: () => void; onSaved?: (text: CompanyText) => void };

/** Adds a text of the company's, or changes one: the same in both languages, of which the customer gets theirs. */
export function TextDialog({ text, onClose, onSaved }: Props) {
  const { t } = useLanguage();
  const [body, setBody] = useState({ name: text?.name ?? '', tr: text?.tr ?? '', en: text?.en ?? '' });
  const save = useRuleChange(() =>
    text === null
      ? call('createText', { body })
      : call('updateText', { params: { id: text.id }, body }, { version: text.version }),
  );
  useFirstWrong(save.error);
  const submit = () =>
    save.mutate(undefined, {
      onSuccess: (saved) => {
        toastDone(t('texts.saved', { name: saved.name }), t);
        onSaved?.(saved);
        onClose();
      },
    });
  return (
    <Dialog opened onClose={onClose} size="lg" title={text === null ? t('texts.add') : text.name}>
      <form
        className={shared['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          label={t('field.name')}
          description={t('texts.name.hint')}
          error={fieldError(save.error, 'name', t)}
          required
          withAsterisk={false}
          data-autofocus
          maxLength={100}
          value={body.name}
          onChange={(event) => setBody({ ...body, name: event.currentTarget.value })}
        />
        {LANGUAGES.map(({ value, label }) => (
          <Textarea
            key={value}
            label={label}
            lang={value}
            error={fieldError(save.error, value, t)}
            required
            withAsterisk={false}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={LIMITS.companyTextChars}
            value={body[value]}
            onChange={(event) => setBody({ ...body, [value]: event.currentTarget.value })}
          />
        ))}
        <Refusal error={save.error} shown={['name', 'tr', 'en']} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
