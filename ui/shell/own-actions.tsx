import { useMantineColorScheme } from '@mantine/core';
import type { SpotlightActionData } from '@mantine/spotlight';
import { IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { SCHEMES, useOwnActs } from './own-acts.ts';

const LOOK = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };

/** The palette's entries for the desk as its reader has it: colours and language, but those it has already, and signing out. */
export function useOwnActions(): SpotlightActionData[] {
  const { t, language } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { speak, leave } = useOwnActs();
  const icon = { size: 18, stroke: 1.7 } as const;
  return [
    ...SCHEMES.filter((scheme) => scheme !== colorScheme).map((scheme) => {
      const Picture = LOOK[scheme];
      return {
        id: `scheme-${scheme}`,
        label: t('palette.scheme', { scheme: t(`scheme.${scheme}`) }),
        keywords: t('palette.scheme.keywords'),
        leftSection: <Picture {...icon} />,
        onClick: () => setColorScheme(scheme),
      };
    }),
    ...LANGUAGES.filter(({ value }) => value !== language).map(({ value, label }) => ({
      id: `language-${value}`,
      label: t('palette.language', { language: label }),
      keywords: t(`palette.language.${value}.keywords`),
      leftSection: <IconLanguage {...icon} />,
      onClick: () => void speak(value),
    })),
    {
      id: 'sign-out',
      label: t('user.sign-out'),
      keywords: t('palette.sign-out.keywords'),
      leftSection: <IconLogout {...icon} />,
      onClick: () => void leave(),
    },
  ];
}
