import { useMe } from '../door/session.tsx';

const PLACES = [
  'rules',
  'people',
  'week',
  'calendars',
  'policies',
  'customers',
  'customFields',
  'texts',
  'cannedReplies',
  'jargon',
] as const;

/** The pages of settings that navigation and palette lead to one like the other, as far as the reader may read them. */
export function usePlaces() {
  const { can } = useMe();
  return can('routing:write') ? ([...PLACES, 'guarantee'] as const) : PLACES;
}
