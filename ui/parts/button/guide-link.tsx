import { IconBook2 } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { GuideName } from '../../../domain/text/guide.ts';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import classes from './guide-link.module.css';

/** Leads to the page of the guide that explains what stands here, or to a section of it. */
export function GuideLink({ page, section }: { page: GuideName; section?: string }) {
  const { t } = useLanguage();
  return (
    <Link className={classes['link']} href={paths.guide(page, section)}>
      <IconBook2 size={15} aria-hidden="true" />
      {t(`guide.ask.${page}`)}
    </Link>
  );
}
