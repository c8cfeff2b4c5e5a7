/** What a desk answers while pictures of it are taken: an example's redirect address, a mailbox with folders, a proof. Nothing is saved. */
import type { BrowserContext, Route } from 'playwright-core';
import {
  type CheckCode,
  type CheckedFolder,
  type CheckStep,
  outcomeOf,
  stepOf,
} from '../../domain/mail/provider/connection-check.ts';
import type { Language } from '../../domain/text/language.ts';
import { CALLBACK } from './drawings.ts';

const FOLDERS: Record<Language, [string, string]> = { tr: ['Faturalar', 'İadeler'], en: ['Invoices', 'Returns'] };
const SECOND_TEAM: Record<Language, string> = { tr: 'Muhasebe', en: 'Accounting' };

const foldersIn = (language: Language): CheckedFolder[] => {
  const [first, second] = FOLDERS[language];
  return [
    { path: 'INBOX', name: 'INBOX', use: 'inbox', mails: 1_204 },
    { path: first, name: first, use: null, mails: 86 },
    { path: second, name: second, use: null, mails: 31 },
    { path: 'Sent', name: 'Sent', use: 'sent', mails: 940 },
    { path: 'Spam', name: 'Spam', use: 'junk', mails: 12 },
  ];
};

/** Everything holds. */
function checked(around: boolean, language: Language) {
  const well = (step: CheckStep['step'], code: CheckCode = 'ok') => stepOf(step, outcomeOf(code, ''), 300);
  const steps = [well('sign-in-imap'), well('folder'), well('folders'), well('sign-in-smtp')];
  return {
    imap: outcomeOf('ok', ''),
    smtp: outcomeOf('ok', ''),
    loop: around ? outcomeOf('ok', '') : null,
    plus: around || null,
    keepsSent: around || null,
    folders: foldersIn(language),
    steps: around ? [...steps, well('sending'), well('return')] : steps,
  };
}

/** Changes what the demo's desk answers, in what it says of this machine and of mailboxes that are not there. */
export async function answerAsAnExample(context: BrowserContext, language: Language): Promise<void> {
  const changed = (path: string, by: (said: never) => object) =>
    context.route(path, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: by((await response.json()) as never) });
    });
  await changed('**/api/mail-apps', (said: object) => ({ ...said, redirectUri: CALLBACK }));
  await changed('**/api/session', (me: { agent: object }) => ({ ...me, agent: { ...me.agent, language } }));
  await changed('**/api/teams', ({ items: [first = {}, ...rest], ...said }: { items: object[] }) => ({
    ...said,
    items: [first, ...rest, { ...first, id: crypto.randomUUID(), name: SECOND_TEAM[language], isDefault: false }],
  }));
  const json = (route: Route) => route.request().postDataJSON() as { loop?: boolean } & Record<string, unknown>;
  await context.route('**/api/mailboxes/check', (route) =>
    route.fulfill({ json: checked(json(route).loop === true, language) }),
  );
  await context.route('**/api/mailboxes', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 201, json: { ...json(route), id: crypto.randomUUID(), status: 'live' } })
      : route.continue(),
  );
}
