import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import shared from '../panel/settings.module.css';

type Props<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  /** Above them: what is to be known when they could not be read. */
  children?: ReactNode;
};

/** Any number of a few choices, a switch for each. */
export function ChoicesField<Value extends string>({ label, choices, value, onChange, children }: Props<Value>) {
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{label}</legend>
      {children}
      {choices.map((choice) => (
        <Switch
          key={choice.value}
          label={choice.label}
          checked={value.includes(choice.value)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked ? [...value, choice.value] : value.filter((one) => one !== choice.value),
            )
          }
        />
      ))}
    </fieldset>
  );
}
