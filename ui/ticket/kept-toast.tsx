import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DeskT } from '../texts/index.ts';

/** As long as a hand that slipped needs. */
const CLOSES_MS = 10_000;

/** Tells that a promise counts as kept, with the way back beside it: the button that says so lies among others. */
export function toastKept(t: DeskT, takeBack: () => void): void {
  const id = notifications.show({
    color: 'bilet',
    message: (
      <Group justify="space-between" gap="sm">
        <span>{t('promise.done.kept')}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            takeBack();
          }}
        >
          {t('promise.undo')}
        </Button>
      </Group>
    ),
    autoClose: CLOSES_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
