import { useQuery } from '@tanstack/react-query';
import { labelIn } from '../../../domain/ticket/custom/field.ts';
import type { CustomValue, CustomValues } from '../../../domain/ticket/custom/value.ts';
import { customFieldsQuery } from '../../data/custom-queries.ts';
import { useLanguage } from '../../language.tsx';
import { CustomValueInPlace } from './custom-value.tsx';

type Props = {
  values: CustomValues;
  mayChange: boolean;
  onSay: (fields: Record<string, CustomValue | null>) => void;
};

/** What a company wants to know of whoever asks. */
export function ContactFields({ values, mayChange, onSay }: Props) {
  const { language } = useLanguage();
  const fields = useQuery(customFieldsQuery).data?.items.filter(({ subject }) => subject === 'contact') ?? [];
  return fields.map((field) => (
    <div key={field.id}>
      <dt>{labelIn(field.label, language)}</dt>
      <dd>
        <CustomValueInPlace
          field={field}
          value={values[field.id]}
          mayChange={mayChange}
          onSay={(value) => onSay({ [field.id]: value })}
        />
      </dd>
    </div>
  ));
}
