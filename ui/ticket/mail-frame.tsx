import { Switch, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import { apiUrl } from '../api-paths.ts';
import { useLanguage } from '../language.tsx';
import type { Message } from '../types.ts';
import classes from './thread.module.css';

/**
 * A stranger's HTML in a frame without scripts and without our origin, so that its height cannot be measured: it has a
 * sensible one and can be pulled larger. Images of other servers stay away until they are asked for.
 */
export function MailFrame({ message }: { message: Message }) {
  const { t } = useLanguage();
  const theme = useComputedColorScheme('light');
  const [images, setImages] = useState(false);
  return (
    <div className={classes['frameBox']}>
      <Switch
        size="xs"
        label={t('message.images')}
        checked={images}
        onChange={(event) => setImages(event.currentTarget.checked)}
      />
      <div className={classes['frame']}>
        <iframe
          title={t('message.frame', { name: message.author.name || message.author.address })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={apiUrl('getMessageFrame', { id: message.id }, { theme, images: images ? 'show' : 'ask' })}
          loading="lazy"
        />
      </div>
    </div>
  );
}
