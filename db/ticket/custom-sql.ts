/** What custom fields hold, as conditions of lists ask for it: in SQL what `fitsList` answers of one ticket. Each question is one look into an index. */
import { foldedLine } from '../../domain/text/fold.ts';
import type { ListComparison } from '../../domain/ticket/condition.ts';
import { type CustomName, customIdOf, subjectOf } from '../../domain/ticket/custom/name.ts';
import { numberOf } from '../../domain/ticket/custom/value.ts';
import { membersIn } from './membership-sql.ts';
import { fitsText } from './text-sql.ts';

type Bind = (value: unknown) => string;

/** SQL for a ticket `t`: of itself, of its contact, of the organisation of that one. */
export function customIn(name: CustomName, comparison: ListComparison, { bind }: { bind: Bind }): string {
  const held = (column: string) =>
    `select v.${column} from custom_value v
      where v.field_id = ${bind(customIdOf(name))}::uuid and v.${column} is not null and (${fits(comparison, bind)})`;
  switch (subjectOf(name)) {
    case 'ticket':
      return `t.number in (${held('ticket_number')})`;
    case 'contact':
      return `t.contact_id in (${held('contact_id')})`;
    case 'organisation': {
      const holders = held('organisation_id');
      return `t.contact_id in (${membersIn((organisation) => `${organisation} in (${holders})`)})`;
    }
  }
}

function fits({ op, value }: ListComparison, bind: Bind): string {
  if (op === 'at-least' || op === 'at-most') {
    const numbers = value.map(numberOf).filter((one) => one !== null);
    if (numbers.length === 0) return 'false';
    const than = op === 'at-least' ? Math.min(...numbers) : Math.max(...numbers);
    return `v.number ${op === 'at-least' ? '>=' : '<='} ${bind(than)}::float8`;
  }
  if (op !== 'is') return fitsText(op, 'v.folded', value.map(String), bind);
  const words = value.map((one) => foldedLine(String(one)).trim()).filter((one) => one !== '');
  return words.length === 0 ? 'false' : `v.folded in (${words.map((one) => `${bind(one)}::text`).join(', ')})`;
}
