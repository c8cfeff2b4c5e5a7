import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import type { Row } from './rows.ts';

type Props = {
  row: Row;
  fault: 'malformed' | 'taken' | null;
  isFresh: boolean;
  onChange: (part: Partial<Row>) => void;
  /** Whether it took several lines apart. */
  onPaste: (pasted: string) => boolean;
  /** Enter behind the last word: the next one. */
  onNext: () => void;
  onRemove: () => void;
};

/** A word, and what to write instead. */
export function JargonRow({ row, fault, isFresh, onChange, onPaste, onNext, onRemove }: Props) {
  const { t } = useLanguage();
  const { word, instead } = row;
  return (
    <li>
      <TextInput
        size="xs"
        aria-label={t('jargon.word')}
        placeholder={t('jargon.word.example')}
        maxLength={LIMITS.jargonWordChars}
        value={word}
        error={fault && t(`jargon.fault.${fault}`)}
        autoFocus={isFresh}
        onChange={(event) => onChange({ word: event.currentTarget.value })}
        onPaste={(event) => onPaste(event.clipboardData.getData('text/plain')) && event.preventDefault()}
      />
      <TextInput
        size="xs"
        aria-label={t('jargon.instead.of', { word })}
        placeholder={t('jargon.instead.none')}
        maxLength={LIMITS.jargonInsteadChars}
        value={instead}
        onChange={(event) => onChange({ instead: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onNext();
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('jargon.remove', { word: word || t('jargon.word') })}
        title={t('jargon.remove', { word: word || t('jargon.word') })}
        onClick={onRemove}
      >
        <IconX size={15} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
