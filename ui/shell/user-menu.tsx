import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconBeach,
  IconBellCog,
  IconBook2,
  IconChecklist,
  IconKeyboard,
  IconLogout,
  IconSunset2,
  IconUserCog,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { hasFirstSteps } from '../../domain/people/first-steps.ts';
import type { Language } from '../../domain/text/language.ts';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../door/session.tsx';
import { PresenceDot } from '../parts/person/presence.tsx';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { SCHEMES, useOwnActs } from './own-acts.ts';
import { PresenceChoice } from './presence-choice.tsx';
import { UserButton } from './user-button.tsx';
import classes from './shell.module.css';

export type UserMenuProps = {
  rail: boolean;
  onHelp: () => void;
  /** It was pressed for before it was there. */ open: boolean;
};

/** Who is signed in; presence, language, colours, profile, keys, sign out. */
export default function UserMenu({ rail, onHelp, open }: UserMenuProps) {
  const { agent, can } = useMe();
  const { t, language } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, navigate] = useLocation();
  const { speak, leave } = useOwnActs();
  return (
    <Menu position="top-start" width={232} defaultOpened={open}>
      <Menu.Target>
        <UserButton rail={rail} presence={<PresenceDot agent={agent.id} />} />
      </Menu.Target>
      <Menu.Dropdown className={classes['meMenu']}>
        {can('ticket:write') && <PresenceChoice />}
        <Menu.Item leftSection={<IconUserCog size={16} />} onClick={() => navigate(paths.profile())}>
          {t('user.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBeach size={16} />} onClick={() => navigate(paths.week({ mine: true }))}>
          {t('user.absences')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBellCog size={16} />} onClick={() => navigate(paths.noticeSettings())}>
          {t('user.notices')}
        </Menu.Item>
        {can('ticket:write') && (
          <Menu.Item leftSection={<IconSunset2 size={16} />} onClick={() => navigate(paths.handOver())}>
            {t('user.hand-over')}
          </Menu.Item>
        )}
        {hasFirstSteps(agent.role) && (
          <Menu.Item leftSection={<IconChecklist size={16} />} onClick={() => navigate(paths.firstSteps())}>
            {t('user.first-steps')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBook2 size={16} />} onClick={() => navigate(paths.guide())}>
          {t('user.guide')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp} rightSection={<KeyBeside letter="?" />}>
          {t('help.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('user.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => void speak(value as Language)}>
          {LANGUAGES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              <span lang={value}>{label}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('user.scheme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as (typeof SCHEMES)[number])}>
          {SCHEMES.map((value) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {t(`scheme.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('user.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
