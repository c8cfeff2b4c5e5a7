import { Notifications } from '@mantine/notifications';

/** Where toasts stand. What is told before it is there is told then. */
export default function Toasts() {
  // Above: below, they would lie on the composer.
  return <Notifications position="top-right" limit={4} containerWidth={300} />;
}
