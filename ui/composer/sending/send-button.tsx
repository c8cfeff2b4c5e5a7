import { Button, Menu } from '@mantine/core';
import { IconCalendarClock, IconChevronDown, IconSend } from '@tabler/icons-react';
import { THEN, type Then } from '../../../domain/ticket/event.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import classes from '../composer.module.css';

/** Send, and what becomes of the ticket then; the choice stands on the button. */
export function SendButton({
  then,
  onThen,
  onSend,
  why,
  onRefused,
  onLater,
}: {
  then: Then;
  onThen: (then: Then) => void;
  onSend: (then: Then) => void;
  /** Why it cannot be sent now; null when it can. */
  why: string | null;
  /** It was asked to send all the same. */
  onRefused: () => void;
  /** At another time. */
  onLater: () => void;
}) {
  const { t } = useLanguage();
  return (
    <Button.Group>
      <ReasonedButton
        data-sends
        leftSection={<IconSend size={16} aria-hidden="true" />}
        why={why}
        onRefused={onRefused}
        onClick={() => onSend(then)}
      >
        {t(`then.${then}`)}
      </ReasonedButton>
      <Menu position="top-end" width={290}>
        <Menu.Target>
          <Button px={8} aria-label={t('then.choose')} className={classes['sendMore']}>
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={then} onChange={(value) => onThen(value as Then)}>
            {THEN.map((choice) => (
              <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
                {t(`then.${choice}`)}
                <span className={classes['hint']}>{t(`then.${choice}.text`)}</span>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconCalendarClock size={16} aria-hidden="true" />}
            onClick={() => (why === null ? onLater() : onRefused())}
          >
            {t('later.open')}
            <span className={classes['hint']}>{t('later.open.text')}</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
