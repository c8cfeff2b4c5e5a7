import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { call } from '../data/client.ts';
import { blockedQuery } from '../data/rule-queries.ts';
import { fieldError } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { BlockReach, useBlockRefused, useMayBlock } from '../ticket/sender/block-reach.tsx';
import { toastFailure } from '../toast.ts';
import { useRuleChange } from './use-rule-change.ts';
import shared from '../parts/panel/settings.module.css';
import classes from './rules.module.css';

/** The senders whose new requests are closed as spam at once: added and taken off here, and from a ticket. */
export function BlockedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const blocked = useQuery(blockedQuery);
  const [entry, setEntry] = useState('');
  const add = useRuleChange(() => call('blockSender', { body: { entry } }));
  const remove = useRuleChange((one: string) => call('unblockSender', { body: { entry: one } }));
  const [asked, setAsked] = useState<string | null>(null);
  const wrong = fieldError(add.error, 'entry', t);
  const block = () =>
    add.mutate(undefined, {
      onSuccess: () => {
        setEntry('');
        setAsked(null);
      },
      onError: () => setAsked(null),
    });
  return (
    <Dialog opened onClose={onClose} title={t('blocked.title')}>
      <div className={shared['form']}>
        <div>{t('blocked.text')}</div>
        <form
          className={classes['blocking']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isAddress(entry)) block();
            else setAsked(entry.trim());
          }}
        >
          <TextInput
            flex={1}
            aria-label={t('blocked.entry')}
            placeholder={t('blocked.example')}
            error={wrong}
            value={entry}
            data-autofocus
            onChange={(event) => {
              setEntry(event.currentTarget.value);
              setAsked(null);
            }}
          />
          <Button type="submit" variant="default" disabled={entry.trim() === ''} loading={add.isPending}>
            {t('add')}
          </Button>
        </form>
        {asked !== null && <DomainAsked entry={asked} pending={add.isPending} onBlock={block} />}
        <Refusal error={wrong === undefined ? add.error : null} />
        <Unanswered query={blocked} />
        <ul className={classes['blocked']}>
          {blocked.data?.items.map(({ entry: one }) => (
            <li key={one}>
              <span>{one}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('blocked.remove', { entry: one })}
                onClick={() => remove.mutate(one, { onError: (error) => toastFailure(error, t) })}
              >
                <IconX size={15} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** A whole domain, and no single sender. */
const isAddress = (entry: string): boolean => entry.trim().lastIndexOf('@') > 0;

/** Before a whole domain is blocked: what that hits. */
function DomainAsked({ entry, pending, onBlock }: { entry: string; pending: boolean; onBlock: () => void }) {
  const { t } = useLanguage();
  const [sure, setSure] = useState(false);
  const may = useMayBlock(entry, sure);
  const refused = useBlockRefused(entry);
  return (
    <div className={classes['asked']}>
      <BlockReach entry={entry} sure={sure} onSure={setSure} />
      {!refused && (
        <Button color="red" disabled={!may} loading={pending} onClick={onBlock}>
          {t('block.domain.do', { domain: shownAddress(entry.startsWith('@') ? entry : `@${entry}`) })}
        </Button>
      )}
    </div>
  );
}
