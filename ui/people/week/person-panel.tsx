import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { absencesQuery, shiftsQuery } from '../../data/schedule-queries.ts';
import { SidePanel } from '../../parts/panel/side-panel.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { AbsencePanel } from './absence-panel.tsx';
import { type Editing, PersonSchedule } from './person-schedule.tsx';
import type { Bar } from './picture.ts';
import { ShiftPanel } from './shift-panel.tsx';

type Props = {
  agent: { id: string; name: string };
  /** What is added is first proposed for this day. */
  day: string | null;
  /** It was pressed: what is behind it opens at once. */
  bar: Bar | null;
  timeZone: string;
  onClose: () => void;
};

/** All that is arranged for somebody, in a panel; a line of it, or one to be added, opens its form. */
export function PersonPanel({ agent, day, bar, timeZone, onClose }: Props) {
  const shifts = useQuery(shiftsQuery(agent.id));
  const absences = useQuery(absencesQuery(agent.id, bar?.from ?? null));
  const [editing, setEditing] = useState<Editing | null>(null);
  const shift = bar?.kind === 'shift' ? shifts.data?.items.find(({ id }) => id === bar.id) : undefined;
  const absence = bar?.kind === 'absence' ? absences.data?.items.find(({ id }) => id === bar.id) : undefined;
  const pressed: Editing | null =
    shift !== undefined ? { kind: 'shift', shift } : absence !== undefined ? { kind: 'absence', absence } : null;
  const open = editing ?? pressed;
  // From the list of all there is, a form leads back to it.
  const back = editing === null ? onClose : () => setEditing(null);
  const form = { agent, day, timeZone, onClose: back };
  if (open?.kind === 'shift') return <ShiftPanel {...form} shift={open.shift} shifts={shifts.data?.items ?? []} />;
  if (open?.kind === 'absence') return <AbsencePanel {...form} absence={open.absence} />;
  return (
    <SidePanel title={agent.name} onClose={onClose}>
      <Unanswered query={shifts} />
      {shifts.data && (
        <PersonSchedule agent={agent.id} shifts={shifts.data.items} absences={absences} onEdit={setEditing} />
      )}
    </SidePanel>
  );
}
