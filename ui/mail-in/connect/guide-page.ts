/** The page of the guide (docs/connecting) that says what is to be done at a provider; the desk serves it (dev/connecting/guide.ts). */
import type { Provider } from '../../../domain/mail/provider/provider.ts';
import type { Language } from '../../../domain/text/language.ts';

type Way = Provider['ways'][number];

/** By key of the provider, as far as its name up to a `-`; others are hosts like any. */
const PASSWORD_PAGES: Record<string, string> = {
  gmail: 'gmail-app-password',
  workspace: 'gmail-app-password',
  yandex: 'yandex',
  zoho: 'zoho',
  icloud: 'icloud',
  natro: 'natro',
  turhost: 'turhost',
  cpanel: 'cpanel',
  plesk: 'cpanel',
};

/** Its name. */
export function guidePage(provider: string | null, way: Way): string {
  if (provider === 'outlook') return 'outlook-com';
  if (way === 'google') return 'gmail-sign-in';
  if (way === 'microsoft') return 'microsoft-365';
  const [key = ''] = provider?.split('-') ?? [];
  return PASSWORD_PAGES[key] ?? 'plain-host';
}

/** Its address at this desk. */
export const guideAddress = (language: Language, page = 'index'): string => `/guide/${language}/${page}.html`;
