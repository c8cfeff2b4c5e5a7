import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import shared from '../parts/panel/settings.module.css';

/** Mails somebody a link to choose a password; where no mail can leave, shows one once, to be handed over. */
export function LinkDialog({
  agent,
  unsent,
  onClose,
}: {
  agent: { id: string; name: string };
  unsent?: boolean;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  const link = useQuery({
    queryKey: ['password-link', agent.id],
    queryFn: async () => {
      const mailed = unsent
        ? null
        : await call('createPasswordLink', { params: { id: agent.id }, body: { by: 'mail' } });
      if (mailed?.sent) return mailed;
      return call('createPasswordLink', { params: { id: agent.id }, body: { by: 'hand' } });
    },
    // Once: each is another link, and what was shown is kept nowhere.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const url = link.data?.url ?? null;
  return (
    <Dialog opened onClose={onClose} title={t('people.link.title', { name: agent.name })}>
      <div className={shared['form']}>
        <Unanswered query={link} />
        {link.data?.sent && <div role="status">{t('people.link.sent')}</div>}
        {url !== null && (
          <>
            <Alert color="orange" variant="outline">
              {t('people.link.unsent')}
            </Alert>
            <TextInput
              label={t('people.link.url')}
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
          </>
        )}
        <Group justify="flex-end">
          {url !== null && (
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {t(copied ? 'copied' : 'people.link.copy')}
                </Button>
              )}
            </CopyButton>
          )}
          <Button data-autofocus onClick={onClose}>
            {t('close')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
