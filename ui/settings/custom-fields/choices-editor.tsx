import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { type DraftChoice, newChoice } from './draft.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './custom-fields.module.css';

type Props = {
  choices: DraftChoice[];
  /** Of a field that nobody has filled in yet. */
  isNew: boolean;
  error: string | undefined;
  /** Of those that are sent: lines in which nothing stands do not count. */
  wrong: (at: number) => string | undefined;
  onChange: (choices: DraftChoice[]) => void;
};

/** What there is to choose from: a line for each, in both languages. */
export function ChoicesEditor({ choices, isNew, error, wrong, onChange }: Props) {
  const { t } = useLanguage();
  const [fresh, setFresh] = useState<number | null>(null);
  const put = (key: number, label: Partial<DraftChoice['label']>) =>
    onChange(choices.map((one) => (one.key === key ? { ...one, label: { ...one.label, ...label } } : one)));
  const add = () => {
    const one = newChoice();
    setFresh(one.key);
    onChange([...choices, one]);
  };
  const sent = choices.filter(({ id, label }) => id !== undefined || label.tr.trim() !== '' || label.en.trim() !== '');
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{t('custom.choices')}</legend>
      {!isNew && <small>{t('custom.choices.hint')}</small>}
      <ul className={classes['choices']}>
        {choices.map((choice, at) => (
          <li key={choice.key}>
            <TextInput
              lang="tr"
              size="xs"
              aria-label={t('custom.choice.tr', { at: at + 1 })}
              placeholder={t('custom.in.tr')}
              maxLength={LIMITS.customLabelChars}
              autoFocus={fresh === choice.key}
              error={wrong(sent.indexOf(choice))}
              value={choice.label.tr}
              onChange={(event) => put(choice.key, { tr: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                // The form would be sent.
                event.preventDefault();
                if (choices.length < LIMITS.customChoices) add();
              }}
            />
            <TextInput
              lang="en"
              size="xs"
              aria-label={t('custom.choice.en', { at: at + 1 })}
              placeholder={t('custom.in.en')}
              maxLength={LIMITS.customLabelChars}
              value={choice.label.en}
              onChange={(event) => put(choice.key, { en: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('custom.choice.remove', { name: choice.label.tr || choice.label.en || String(at + 1) })}
              onClick={() => onChange(choices.filter(({ key }) => key !== choice.key))}
            >
              <IconX size={15} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {error && (
        <p className={classes['error']} role="alert">
          {error}
        </p>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        disabled={choices.length >= LIMITS.customChoices}
        onClick={add}
      >
        {t('custom.choice.add')}
      </Button>
    </fieldset>
  );
}
