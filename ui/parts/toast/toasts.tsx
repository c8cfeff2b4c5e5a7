import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import classes from './toasts.module.css';

/** Where toasts stand. What is told before it is there is told then. */
export default function Toasts() {
  // Beside what is being worked on, not on it: below at the right they would lie on the composer, above on the head of the ticket.
  const isNarrow = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  return (
    <Notifications
      position={isNarrow ? 'top-right' : 'bottom-left'}
      limit={3}
      containerWidth={300}
      className={classes['toasts'] ?? ''}
    />
  );
}
