import { useEffect, useRef } from 'react';
import { dropLayer, layerComes } from '../typing.ts';
import { useLanguage } from '../language.tsx';
import { toastRefused } from '../toast.ts';
import { later, type Load } from '../parts/empty/later.tsx';

type Layer = { opened: boolean; onClose: () => void };

/**
 * A layer in a file of its own. From when it is opened until it has come nothing that is typed means the page below; one that does
 * not come is closed again, says so, and is asked for anew when it is opened again.
 */
export function layerLater<Props extends object>(load: Load<Props>) {
  const Later = later(load as Load<Props & Layer>, {
    waiting: (props) => <Coming opened={props.opened} onClose={props.onClose} />,
  });
  return function LayerLater(props: Props & Layer) {
    return <Later {...props} broken={(again) => <Missing {...props} again={again} />} />;
  };
}

/** Its file is on its way. */
function Coming({ opened, onClose }: Layer) {
  const close = useRef(onClose);
  useEffect(() => void (close.current = onClose));
  useEffect(() => (opened ? layerComes(() => close.current()) : undefined), [opened]);
  return null;
}

/** Its file did not come. */
function Missing({ opened, onClose, again }: Layer & { again: () => Promise<void> }) {
  const { t } = useLanguage();
  useEffect(() => {
    if (!opened) return;
    again().catch(() => {
      dropLayer();
      onClose();
      toastRefused(t('failed.title'), t('pane.broken'), t);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- asked for once each time that it is opened
  }, [opened]);
  return <Coming opened={opened} onClose={onClose} />;
}
