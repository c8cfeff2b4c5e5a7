import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';

/** Names a link of the navigation rail, of which only a picture is seen. */
export default function Named({ label, children }: { label: string; children: ReactElement }) {
  return (
    <Tooltip label={label} position="right">
      {children}
    </Tooltip>
  );
}
