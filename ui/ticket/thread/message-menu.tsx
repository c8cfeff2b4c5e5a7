import { Menu } from '@mantine/core';
import {
  IconBolt,
  IconCode,
  IconDotsVertical,
  IconDownload,
  IconLink,
  IconMoodAngry,
  IconPrinter,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { apiUrl } from '../../data/api-url.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import type { Message } from '../../data/types.ts';
import { AskedMenu } from '../../parts/menu/asked-menu.tsx';
import { paths } from '../../paths.ts';
import { toastDone, toastRefused } from '../../toast.ts';
import { useAbuse } from './abuse-line.tsx';
import { messageLink } from './message-link.ts';
import { IconButton } from '../../parts/button/icon-button.tsx';

type Form = { formatted: boolean; onFormatted: (formatted: boolean) => void; onPrint: () => void };

/** What is seldom wanted of a message: its other form, its address, paper, and its raw mail. */
export function MessageMenu({
  message,
  number,
  formatted,
  onFormatted,
  onPrint,
}: { message: Message; number: number } & Form) {
  const { t } = useLanguage();
  const { can } = useMe();
  const name = message.author.name || message.author.address;
  const link = messageLink(window.location.origin, number, message.id);
  const copy = async () => {
    try {
      // Without TLS a browser has no clipboard to offer.
      await navigator.clipboard.writeText(link);
      toastDone(t('message.link.copied'), t);
    } catch {
      toastRefused(t('message.link.refused'), link, t);
    }
  };
  return (
    <AskedMenu
      position="bottom-end"
      button={
        <IconButton size={22} aria-label={t('message.menu', { name })}>
          <IconDotsVertical size={16} aria-hidden="true" />
        </IconButton>
      }
    >
      {() => (
        <>
          {message.hasHtml && (
            <Menu.Item leftSection={<IconCode size={15} aria-hidden="true" />} onClick={() => onFormatted(!formatted)}>
              {formatted ? t('message.show-text') : t('message.show-html')}
            </Menu.Item>
          )}
          {message.kind === 'reply' && (
            <Menu.Item
              component={Link}
              href={paths.newCannedReply({ ticket: number, message: message.id })}
              leftSection={<IconBolt size={15} aria-hidden="true" />}
            >
              {t('message.template')}
            </Menu.Item>
          )}
          {message.abuse === 'cleared' && can('ticket:write') && <FlagItem number={number} message={message.id} />}
          <Menu.Item leftSection={<IconLink size={15} aria-hidden="true" />} onClick={() => void copy()}>
            {t('message.link')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={15} aria-hidden="true" />} onClick={onPrint}>
            {t('message.print')}
          </Menu.Item>
          {message.hasRaw && (
            <Menu.Item
              component="a"
              href={apiUrl('getRawMail', { id: message.id })}
              download={`${number}-${message.id}.eml`}
              leftSection={<IconDownload size={15} aria-hidden="true" />}
            >
              {t('message.raw')}
            </Menu.Item>
          )}
        </>
      )}
    </AskedMenu>
  );
}

/** Says that the mail is abusive after all. */
function FlagItem({ number, message }: { number: number; message: string }) {
  const { t } = useLanguage();
  const abuse = useAbuse(number, message);
  return (
    <Menu.Item leftSection={<IconMoodAngry size={15} aria-hidden="true" />} onClick={() => abuse.mutate('flagged')}>
      {t('abuse.again')}
    </Menu.Item>
  );
}
