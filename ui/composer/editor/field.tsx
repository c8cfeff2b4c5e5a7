import { Skeleton } from '@mantine/core';
import { later } from '../../parts/empty/later.tsx';
import type { FieldProps } from './editor.tsx';
import type { Insertion } from './insertion.ts';
import { PlainText } from './plain-text.tsx';

/** How to get the place of a field's caret; null while there is no field. */
export type Place = (() => Insertion) | null;

const load = () => import('./editor.tsx');
const RichText = later(load, { waiting: <Skeleton height={110} m={12} /> });

/** Fetches the editor's file before anybody asks for it; when that fails it is fetched again when somebody does. */
export const prefetchEditor = (): void => void load().catch(() => undefined);

/** Where a reply or a note is written: with formatting, or plain where the editor did not load. */
export function Field(props: FieldProps) {
  return <RichText {...props} broken={() => <PlainText {...props} />} />;
}
