/** Plain HTML pages of the API: readable without script, in light and dark. */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { escapeHtml } from '../../domain/text/escape.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--ground:#f4f5f7;--card:#fff;--line:#d8dde3;--accent:#0b6e4f;--accent-ink:#fff;--alert:#a8231c}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4af;--ground:#14171a;--card:#1e2226;--line:#363c43;--accent:#3fb68b;--accent-ink:#08160f;--alert:#ff9d94}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:34rem;width:calc(100% - 1.5rem);margin:min(8vh,5rem) auto 2rem;padding:clamp(1.2rem,5vw,2rem);overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:14px}
main.wide{max-width:64rem;margin-top:2rem}h1{font-size:1.45rem;line-height:1.25;margin:.2rem 0 .8rem}p{margin:.6rem 0}.soft{color:var(--soft);font-size:.92rem}
button{font:inherit;font-weight:600;margin-top:1rem;padding:.75rem 1.3rem;border:0;border-radius:10px;background:var(--accent);color:var(--accent-ink);cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}a{color:var(--accent)}
button.second{background:none;color:var(--ink);border:1px solid var(--soft);padding:calc(.75rem - 1px) calc(1.3rem - 1px)}
h1+.soft{margin-bottom:1.4rem}.name{margin:0 0 1rem;font-weight:650}.alert{color:var(--alert);font-weight:600}label{display:block;font-weight:600}hr{border:0;border-top:1px solid var(--line);margin:1.6rem 0}
textarea{display:block;width:100%;margin-top:.5rem;padding:.6rem .7rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:8px;resize:vertical}
textarea:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
code{font:0.9em ui-monospace,SFMono-Regular,Menlo,monospace}table{border-collapse:collapse;width:100%;font-size:.92rem}td,th{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-top:1px solid var(--line)}
details pre{overflow:auto;background:var(--ground);padding:.75rem;border-radius:8px;font-size:.82rem}summary{cursor:pointer}`;

/** Sends a page whose only style is its own; `body` is HTML that is safe already. */
export function sendPage(
  res: Response,
  page: { status: number; language: string; title: string; body: string; wide?: boolean },
): void {
  const nonce = randomBytes(16).toString('base64');
  res.status(page.status).set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
  })
    .send(`<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${escapeHtml(page.title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main${page.wide ? ' class="wide"' : ''}>${page.body}</main></body></html>`);
}
