import type { InputWrapperProps } from '@mantine/core';

/** A hint stands beneath its field, so that fields side by side begin on one line. */
export const HINT_BELOW: NonNullable<InputWrapperProps['inputWrapperOrder']> = [
  'label',
  'input',
  'description',
  'error',
];
