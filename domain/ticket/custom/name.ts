/** What conditions call a custom field: whose it is, and its id. */
import { isId } from '../../id.ts';

/** What it is asked of. */
export const SUBJECTS = ['ticket', 'contact', 'organisation'] as const;
export type Subject = (typeof SUBJECTS)[number];

export type CustomName = `${Subject}-field.${string}`;
const NAME = new RegExp(`^(${SUBJECTS.join('|')})-field[.](.+)$`);

export const customName = (subject: Subject, id: string): CustomName => `${subject}-field.${id}`;

export function isCustomName(name: string): name is CustomName {
  const id = NAME.exec(name)?.[2];
  return id !== undefined && isId(id);
}
export const customIdOf = (name: CustomName): string => NAME.exec(name)?.[2] ?? '';
export const subjectOf = (name: CustomName): Subject => (NAME.exec(name)?.[1] ?? 'ticket') as Subject;
