/** A custom field while somebody writes it. */
import type { CustomKind, Label, Required } from '../../../domain/ticket/custom/field.ts';
import type { Subject } from '../../../domain/ticket/custom/name.ts';
import type { TicketType } from '../../../domain/ticket/ticket.ts';
import type { CustomFieldOut } from '../../data/types.ts';

/** `key` tells lines apart that have no id yet. */
export type DraftChoice = { key: number; id?: string; label: Label };
export type Draft = {
  subject: Subject;
  kind: CustomKind;
  label: Label;
  choices: DraftChoice[];
  required: Required[];
  teams: string[];
  types: TicketType[];
  shown: boolean;
};

let last = 0;
export const newChoice = (label: Label = { tr: '', en: '' }): DraftChoice => ({ key: (last += 1), label });

export const newDraft = (subject: Subject): Draft => ({
  ...{ subject, kind: 'text', label: { tr: '', en: '' }, choices: [] },
  ...{ required: [], teams: [], types: [], shown: false },
});

export const draftOf = ({ id: _id, choices, ...field }: CustomFieldOut): Draft => ({
  ...field,
  choices: choices.map(({ id, label }) => ({ ...newChoice(label), id })),
});

/** As the API takes it. A line in which nothing stands is no choice. */
export const bodyOf = ({ choices, ...draft }: Draft, isChosen: boolean) => ({
  ...draft,
  choices: isChosen
    ? choices
        .filter(({ id, label }) => id !== undefined || label.tr.trim() !== '' || label.en.trim() !== '')
        .map(({ id, label }) => ({ ...(id !== undefined && { id }), label }))
    : [],
});
