import { ActionIcon } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { Hint } from '../../parts/button/hint.tsx';

/** The ticket's workflow in the Temporal UI, in a tab of its own; nothing for those who may not go there or where there is no UI. */
export function WorkflowLink({ number }: { number: number }) {
  const { t } = useLanguage();
  const { can } = useMe();
  if (!can('mailbox:write') || !hasWorkflows()) return null;
  return (
    <Hint label={t('ticket.workflow')}>
      <ActionIcon
        component="a"
        href={paths.workflow(number)}
        target="_blank"
        rel="noopener"
        variant="subtle"
        color="gray"
        size="xs"
        aria-label={t('ticket.workflow')}
      >
        <IconRoute size={13} />
      </ActionIcon>
    </Hint>
  );
}

/** Written into the page by the server, so that no request is spent on it. */
const hasWorkflows = (): boolean =>
  document.querySelector<HTMLMetaElement>('meta[name="workflows"]')?.content === 'yes';
