import { escapeHtml } from '../../../domain/text/escape.ts';

/** The page on which a person agrees, with the account that was hinted at filled in. For browsers: two buttons and a field with names. */
export function pageOfConsent(tenant: string, url: URL): string {
  const hidden = [...url.searchParams]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const service = tenant === 'google' ? 'Google' : 'Microsoft';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${service} (test)</title><style>body{font:16px/1.5 system-ui;max-width:26rem;margin:10vh auto;padding:0 1rem}input,button{font:inherit;padding:.5rem}</style>
<main><h1>${service}: sign in (test server)</h1><p>Bilet wants to read and send the mail of this account.</p>
<form method="post" action="${escapeHtml(url.pathname)}">${hidden}
<p><label>Account <input name="account" value="${escapeHtml(url.searchParams.get('login_hint') ?? '')}"></label></p>
<p><button name="decision" value="allow">Allow</button> <button name="decision" value="refuse">Refuse</button></p></form></main></html>`;
}
