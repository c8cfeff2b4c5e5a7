import { ActionIcon, Alert, Button, Skeleton, Tooltip } from '@mantine/core';
import { useFileDialog } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconChevronDown, IconLock, IconMessageReply, IconPaperclip } from '@tabler/icons-react';
import { lazy, Suspense, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useLanguage } from '../language.tsx';
import { messagesQuery } from '../queries.ts';
import { useMe } from '../session.tsx';
import type { TicketDetail } from '../types.ts';
import { isEmptyDraft, useDraft, type Tab } from './drafts.ts';
import { Files } from './files.tsx';
import { NewerDialog } from './newer-dialog.tsx';
import { SendButton, type Then } from './send-button.tsx';
import { useUploads } from './uploads.ts';
import { useSend } from './use-send.ts';
import classes from './composer.module.css';

const RichText = lazy(() => import('./editor.tsx'));

type Props = {
  ticket: TicketDetail;
  tab: Tab;
  why: Record<Tab, string | null>;
  onTab: (tab: Tab) => void;
  onClose: () => void;
};

/** Writes a reply or a note: two drafts, two looks, two endpoints, so that neither can become the other. */
export function Writer({ ticket, tab, why, onTab, onClose }: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const { draft, change, clear } = useDraft(ticket.number, tab);
  const [then, setThen] = useState<Then>('await');
  const [over, setOver] = useState(false);
  const newest = useInfiniteQuery(messagesQuery(ticket.number)).data?.pages[0]?.items;
  const newestId = newest?.at(-1)?.id ?? null;
  const arrived =
    tab === 'reply' && draft.lastSeen !== null
      ? (newest ?? [])
          .slice((newest ?? []).findIndex((one) => one.id === draft.lastSeen) + 1)
          .filter((one) => one.direction === 'in')
      : [];
  const { uploads, add, dismiss } = useUploads(draft.files, (file) =>
    change((now) => ({ files: [...now.files, file], lastSeen: now.lastSeen ?? newestId })),
  );
  const send = useSend(ticket, tab, draft, () => {
    clear();
    onClose();
  });
  const dialog = useFileDialog({ multiple: true, resetOnOpen: true, onChange: (files) => files && add([...files]) });
  const busy = uploads.some((one) => one.error === null);
  const blocked = isEmptyDraft(draft) || draft.text.trim() === '' || busy;
  const submit = (next: Then = then, seen = draft.lastSeen ?? newestId) => {
    if (blocked || send.isPending) return;
    if (arrived.length > 0 && seen === draft.lastSeen) return send.ask();
    send.mutate({ then: next, lastSeen: seen });
  };
  // Stops here: outside of the writer Escape leaves the ticket. React also brings the Escape of menus that are drawn elsewhere.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return;
    event.stopPropagation();
    onClose();
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  };
  return (
    <section
      className={classes['writer']}
      data-tab={tab}
      data-over={over || undefined}
      aria-label={t(tab === 'reply' ? 'composer.reply' : 'composer.note')}
      onKeyDown={leave}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node) || setOver(false)}
      onDrop={drop}
    >
      <header className={classes['writerHead']}>
        <div className={classes['switch']} role="group" aria-label={t('composer.kind')}>
          {(['reply', 'note'] as const).map((one) => (
            <Tooltip key={one} label={why[one]} disabled={why[one] === null}>
              <button
                type="button"
                aria-pressed={tab === one}
                data-tab={one}
                aria-disabled={why[one] !== null || undefined}
                onClick={() => why[one] === null && onTab(one)}
              >
                {one === 'reply' ? (
                  <IconMessageReply size={15} aria-hidden="true" />
                ) : (
                  <IconLock size={15} aria-hidden="true" />
                )}
                {t(one === 'reply' ? 'composer.reply' : 'composer.note')}
              </button>
            </Tooltip>
          ))}
        </div>
        <span className={classes['to']}>
          {tab === 'reply' ? t('composer.to', { address: ticket.contact.address }) : t('composer.only-us')}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label={t('composer.close')} onClick={onClose}>
          <IconChevronDown size={18} />
        </ActionIcon>
      </header>
      {arrived.length > 0 && (
        <Alert color="yellow" variant="light" p="xs" mx={12} role="status">
          {t('composer.arrived', { count: arrived.length })}{' '}
          <Button size="compact-xs" variant="default" onClick={() => change({ lastSeen: newestId })}>
            {t('composer.seen')}
          </Button>
        </Alert>
      )}
      <Suspense fallback={<Skeleton height={110} m={12} />}>
        <RichText
          html={draft.html}
          label={t(tab === 'reply' ? 'composer.reply-label' : 'composer.note-label')}
          placeholder={t(tab === 'reply' ? 'composer.reply-hint' : 'composer.note-hint')}
          onChange={(html, text) => change({ html, text, lastSeen: text === '' ? null : (draft.lastSeen ?? newestId) })}
          onFiles={add}
          onSubmit={() => submit()}
        />
      </Suspense>
      {tab === 'reply' && agent.signature.trim() !== '' && (
        <details className={classes['signature']}>
          <summary>{t('composer.signature')}</summary>
          <div>{agent.signature}</div>
        </details>
      )}
      <Files
        files={draft.files}
        uploads={uploads}
        onRemove={(id) => change((now) => ({ files: now.files.filter((file) => file.id !== id) }))}
        onDismiss={dismiss}
      />
      <footer className={classes['foot']}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPaperclip size={17} aria-hidden="true" />}
          onClick={dialog.open}
          className={classes['attach']}
        >
          {t('composer.attach')}
        </Button>
        <span className={classes['keys']} aria-hidden="true">
          Ctrl ↵
        </span>
        {tab === 'reply' ? (
          <SendButton
            then={then}
            onThen={setThen}
            onSend={(next) => submit(next)}
            sending={send.isPending}
            disabled={blocked}
          />
        ) : (
          <Button
            className={classes['noteSend']}
            leftSection={<IconLock size={16} aria-hidden="true" />}
            loading={send.isPending}
            disabled={blocked}
            onClick={() => submit()}
          >
            {t('composer.save-note')}
          </Button>
        )}
      </footer>
      <NewerDialog
        opened={send.asking}
        onRead={() => {
          send.dismiss();
          change({ lastSeen: newestId });
        }}
        onClose={send.dismiss}
        onSend={() => {
          send.dismiss();
          change({ lastSeen: newestId });
          send.mutate({ then, lastSeen: newestId });
        }}
      />
    </section>
  );
}
