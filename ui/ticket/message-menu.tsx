import { ActionIcon, Menu } from '@mantine/core';
import { IconCode, IconDotsVertical, IconDownload } from '@tabler/icons-react';
import { apiUrl } from '../data/api-url.ts';
import { useLanguage } from '../language.tsx';
import type { Message } from '../data/types.ts';

type Form = { formatted: boolean; onFormatted: (formatted: boolean) => void };

/** What is seldom wanted of a message: its other form, and its raw mail. Nothing when there is neither. */
export function MessageMenu({ message, number, formatted, onFormatted }: { message: Message; number: number } & Form) {
  const { t } = useLanguage();
  const name = message.author.name || message.author.address;
  if (!message.hasHtml && !message.hasRaw) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('message.menu', { name })}>
          <IconDotsVertical size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {message.hasHtml && (
          <Menu.Item leftSection={<IconCode size={15} aria-hidden="true" />} onClick={() => onFormatted(!formatted)}>
            {formatted ? t('message.show-text') : t('message.show-html')}
          </Menu.Item>
        )}
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
      </Menu.Dropdown>
    </Menu>
  );
}
