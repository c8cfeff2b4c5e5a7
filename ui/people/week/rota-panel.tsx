import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rotationQuery } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { SidePanel } from '../../parts/panel/side-panel.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { DutyPanel } from './duty-panel.tsx';
import { RotationPanel } from './rotation-panel.tsx';

type Props = { team: { id: string; name: string }; timeZone: string; onClose: () => void };

/** Who is on call for a team: in turn, and by single duties. */
export function RotaPanel({ team, timeZone, onClose }: Props) {
  const { t } = useLanguage();
  const asked = useQuery(rotationQuery(team.id));
  const [adds, setAdds] = useState(false);
  if (adds) return <DutyPanel team={team} timeZone={timeZone} onClose={() => setAdds(false)} />;
  if (asked.data)
    return (
      <RotationPanel
        team={team}
        known={asked.data}
        timeZone={timeZone}
        onClose={onClose}
        onDuty={() => setAdds(true)}
      />
    );
  return (
    <SidePanel title={t('week.rota', { team: team.name })} onClose={onClose}>
      <Unanswered query={asked} />
    </SidePanel>
  );
}
