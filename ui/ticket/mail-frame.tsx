import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { apiUrl } from '../data/api-url.ts';
import { useLanguage } from '../language.tsx';
import type { Message } from '../data/types.ts';
import classes from './thread.module.css';

/** A picture of another server as mail/html/sanitize.ts parks it and api/ticket/frame.ts brings it back. */
const REMOTE = /\bdata-remote-src\s*=\s*"https:/i;
/** A page higher than this is scrolled in its frame. */
const HIGHEST = 20_000;
/** What frames said before, for the next time the same message is opened. */
const heights = new Map<string, number>();
/** About how high a page of so many words stands. */
const guess = (text: string): number => Math.min(800, 48 + Math.ceil(text.length / 80) * 24);

/**
 * The HTML of a message in a frame that has no origin of ours and runs no script but the one that tells its height. Until it
 * does, the height is guessed. Images of other servers stay away until they are asked for.
 */
export function MailFrame({ message }: { message: Message }) {
  const { t } = useLanguage();
  const theme = useComputedColorScheme('light');
  const frame = useRef<HTMLIFrameElement>(null);
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(() => heights.get(message.id) ?? guess(message.text));
  const html = message.html ?? '';
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const { bilet, height } = (event.data ?? {}) as { bilet?: unknown; height?: unknown };
      if (bilet !== 'frame-height' || typeof height !== 'number' || !(height > 0)) return;
      heights.set(message.id, Math.min(height, HIGHEST));
      setHeight(Math.min(height, HIGHEST));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [message.id]);
  return (
    <div className={classes['frameBox']}>
      {REMOTE.test(html) && !images && (
        <Button
          variant="default"
          size="compact-xs"
          className={classes['images']}
          leftSection={<IconPhoto size={14} aria-hidden="true" />}
          onClick={() => setImages(true)}
        >
          {t('message.images')}
        </Button>
      )}
      <iframe
        ref={frame}
        className={classes['frame']}
        title={t('message.frame', { name: message.author.name || message.author.address })}
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        src={apiUrl('getMessageFrame', { id: message.id }, { theme, images: images ? 'show' : 'ask' })}
        style={{ height, colorScheme: theme }}
        loading="lazy"
      />
    </div>
  );
}
