import { IconBook2 } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { guideAddress } from './guide-page.ts';
import classes from './connect.module.css';

/** Leads to a page of the guide, in a tab of its own: what was entered here stays. Without a page to all of them. */
export function GuideLink({ page, words }: { page?: string; words: string }) {
  const { language } = useLanguage();
  return (
    <a className={classes['guideLink']} href={guideAddress(language, page)} target="_blank" rel="noreferrer">
      <IconBook2 size={15} aria-hidden="true" />
      {words}
    </a>
  );
}
