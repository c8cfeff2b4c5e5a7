import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { apiUrl } from '../../data/api-url.ts';
import { useLanguage } from '../../language.tsx';
import type { Message } from '../../data/types.ts';
import { hasRemotePictures, RemotePictures, useAlwaysShown } from './remote-pictures.tsx';
import classes from './thread.module.css';

/** A page higher than this is scrolled in its frame. */
const HIGHEST = 20_000;
/** What frames said before, for the next time the same message is opened. */
const heights = new Map<string, number>();
/** About how high a page of so many words stands. */
const guess = (text: string): number => Math.min(800, 48 + Math.ceil(text.length / 80) * 24);

/** The HTML of a message. Images of other servers stay away until they are asked for, for this mail or for all of its sender. */
export function MailFrame({ message, printing }: { message: Message; printing: boolean }) {
  const { t } = useLanguage();
  const own = useComputedColorScheme('light');
  // Paper is white, and what stands on it is asked for at once.
  const theme = printing ? 'light' : own;
  const always = useAlwaysShown(message);
  const [asked, setAsked] = useState(false);
  const images = asked || always !== null;
  return (
    <div className={classes['frameBox']}>
      {hasRemotePictures(message) && !printing && (
        <RemotePictures message={message} shown={images} always={always} onShow={() => setAsked(true)} />
      )}
      <Frame
        id={message.id}
        text={message.text}
        title={t('message.frame', { name: message.author.name || message.author.address })}
        src={apiUrl('getMessageFrame', { id: message.id }, { theme, images: images ? 'show' : 'ask' })}
        atOnce={printing}
      />
    </div>
  );
}

type FrameProps = {
  id: string;
  text: string;
  title: string;
  src: string;
  /** It is fetched also where nobody sees it yet. */
  atOnce?: boolean;
};

/**
 * A page of a mail in a frame that has no origin of ours and runs no script but the one that tells its height. Until it does, the
 * height is guessed by the words.
 */
export function Frame({ id, text, title, src, atOnce = false }: FrameProps) {
  const theme = useComputedColorScheme('light');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(() => heights.get(id) ?? guess(text));
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const { bilet, height } = (event.data ?? {}) as { bilet?: unknown; height?: unknown };
      if (bilet !== 'frame-height' || typeof height !== 'number' || !(height > 0)) return;
      frame.current?.setAttribute('data-there', src);
      heights.set(id, Math.min(height, HIGHEST));
      setHeight(Math.min(height, HIGHEST));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [id, src]);
  return (
    <iframe
      // Chromium forgets another address that a lazy frame is given while it is loading the first one: another address is another frame.
      key={src}
      ref={frame}
      className={classes['frame']}
      title={title}
      sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
      src={src}
      style={{ height, colorScheme: theme }}
      loading={atOnce ? 'eager' : 'lazy'}
    />
  );
}
