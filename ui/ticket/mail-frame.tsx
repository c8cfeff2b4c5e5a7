import { Switch, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { apiUrl } from '../data/api-url.ts';
import { useLanguage } from '../language.tsx';
import type { Message } from '../data/types.ts';
import { mailHeight } from './mail-height.ts';
import classes from './thread.module.css';

/** A picture of another server as mail/html/sanitize.ts parks it and api/ticket/frame.ts brings it back. */
const REMOTE = /\bdata-remote-src\s*=\s*"https:/i;

/**
 * A stranger's HTML in a frame without scripts and without our origin, so that its height cannot be measured: it is
 * guessed, and can be pulled larger. Images of other servers stay away until they are asked for.
 */
export function MailFrame({ message }: { message: Message }) {
  const { t } = useLanguage();
  const theme = useComputedColorScheme('light');
  const { ref, width } = useElementSize();
  const [images, setImages] = useState(false);
  const html = message.html ?? '';
  const height = useMemo(() => (width > 0 ? mailHeight(html, width, images) : undefined), [html, width, images]);
  return (
    <div className={classes['frameBox']} ref={ref}>
      {REMOTE.test(html) && (
        <Switch
          size="xs"
          label={t('message.images')}
          checked={images}
          onChange={(event) => setImages(event.currentTarget.checked)}
        />
      )}
      <div className={classes['frame']} style={{ height }}>
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
