/** The frame of the demo's pages: their look, their headers, and the one script, which says that new mail came and which file is chosen. */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { Language } from '../../domain/text/language.ts';
import { html, Safe } from './html.ts';
import type { T } from './texts.ts';

/** Who looks at what, and how addresses of further pages are written. */
export type View = {
  language: Language;
  t: T;
  /** The desk's address. */
  mailbox: string;
  /** The chosen customer's address; null before one is chosen. */
  customer: string | null;
  /** Mails from the desk when this page was made. */
  received: number;
  url(path: string, more?: Record<string, string>): string;
  /** This same page, and the same in the other language. */
  here: string;
  otherLanguage: string;
};

// The colours and letters of api/http/page.ts: the customer's pages look like one house.
const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--ground:#f4f5f7;--card:#fff;--line:#d8dde3;--accent:#0b6e4f;--accent-ink:#fff;--tint:#e7f3ee;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4af;--ground:#14171a;--card:#1e2226;--line:#363c43;--accent:#3fb68b;--accent-ink:#08160f;--tint:#1c2f28;--bad:#ff9b8f}}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,summary:focus-visible,iframe:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
header,main{max-width:76rem;margin:0 auto;padding:0 1.25rem}header{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.25rem;padding-top:1.1rem;padding-bottom:.9rem}
header h1{font-size:1.25rem;line-height:1.3;margin:0;flex:1 1 auto}header h1 a{color:inherit;text-decoration:none}.badge{display:inline-block;vertical-align:middle;margin-left:.5rem;padding:.05rem .55rem;border:1px solid var(--accent);border-radius:99px;color:var(--accent);font-size:.78rem;font-weight:600}
.about{background:var(--tint);border-radius:12px;padding:.8rem 1.1rem;margin:0 0 1rem;font-size:.95rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px}.pad{padding:1.5rem}
.card h2{font-size:1.2rem;line-height:1.3;margin:0 0 .6rem}p{margin:.6rem 0}.soft{color:var(--soft);font-size:.92rem}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(15.5rem,1fr));gap:.6rem;list-style:none;margin:1rem 0 1.25rem;padding:0}
.people a{display:block;padding:.65rem .9rem;border:1px solid var(--line);border-radius:10px;text-decoration:none;color:inherit}.people a:hover{border-color:var(--accent)}.people b{display:block;font-weight:600}.people span{color:var(--soft);font-size:.88rem}
.choose{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}.choose label{flex:1 1 14rem}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem 1rem;margin:0 0 .8rem}.who b{font-weight:600}.who .end{margin-left:auto;display:flex;gap:1rem;align-items:center}
.two{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;align-items:start;margin-bottom:2.5rem}
@media (min-width:56rem){.two{grid-template-columns:23rem minmax(0,1fr)}.two .list{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto}.only-narrow{display:none}}
@media (max-width:55.99rem){.about{font-size:.88rem;padding:.6rem .9rem}.two.open .list{display:none}.two:not(.open) .side{display:none}.pad{padding:1.1rem}.who .end{margin-left:0}}
.list ol{list-style:none;margin:0;padding:0}.list li+li{border-top:1px solid var(--line)}.list li a{display:block;padding:.7rem 1rem;color:inherit;text-decoration:none}.list li a:hover{background:var(--ground)}
.list li a[aria-current]{background:var(--tint);box-shadow:inset 3px 0 var(--accent)}.list .row{display:flex;gap:.75rem;justify-content:space-between;align-items:baseline}.list .row b{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.list time,.mail time{color:var(--soft);font-size:.84rem;white-space:nowrap}.list .peek{color:var(--soft);font-size:.88rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.list .from{color:var(--accent);font-size:.84rem;font-weight:600}.list .from.sent{color:var(--soft);font-weight:400}
.mail{border-top:1px solid var(--line);padding:1.1rem 1.5rem}.mail:first-of-type{border-top:0}.mail .top{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:baseline}.mail .top b{font-weight:600}.mail .top time{margin-left:auto}
.mail.received{box-shadow:inset 3px 0 var(--accent)}.mail .text p{white-space:pre-wrap;margin:.7rem 0}.mail details{margin:.5rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}
iframe{display:block;width:100%;border:1px solid var(--line);border-radius:10px;background:var(--card);margin:.6rem 0;resize:vertical;height:16rem}iframe.tall{height:26rem}
.files{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:.8rem 0 0;padding:0}.files a{display:inline-block;padding:.3rem .7rem;border:1px solid var(--line);border-radius:8px;text-decoration:none;font-size:.9rem}
.subject{padding:1.2rem 1.5rem .9rem;border-bottom:1px solid var(--line)}.subject h2{margin:0}@media (max-width:55.99rem){.mail,.subject{padding-left:1.1rem;padding-right:1.1rem}}
form.write{padding:1.2rem 1.5rem 1.5rem}.thread form.write{border-top:1px solid var(--line)}@media (max-width:55.99rem){form.write{padding:1.1rem}}
label{display:block;font-size:.9rem;font-weight:600;margin-top:.8rem}label.check{font-weight:400;display:flex;gap:.5rem;align-items:center}label .soft{font-weight:400}
input[type=text],input[type=email],textarea{display:block;width:100%;margin-top:.25rem;padding:.6rem .75rem;font:inherit;font-weight:400;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:10px}.file span{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .8rem;margin-top:.35rem;font-weight:400;position:relative}.file input{position:absolute;inset:0;width:100%;opacity:0;cursor:pointer}.file span:focus-within b{outline:3px solid var(--accent);outline-offset:2px}textarea{min-height:9rem;resize:vertical}
button,a.button,b.button{display:inline-block;font:inherit;font-weight:600;padding:.6rem 1.15rem;border:0;border-radius:10px;background:var(--accent);color:var(--accent-ink);cursor:pointer;text-decoration:none}a.button.plain,b.button.plain{background:none;color:var(--accent);box-shadow:inset 0 0 0 1.5px var(--accent)}form.write button{margin-top:1.1rem}
.message{border-radius:10px;padding:.7rem 1rem;margin:0 0 1rem;background:var(--tint)}.message.bad{background:none;border:1px solid var(--bad);color:var(--bad)}
.empty{padding:2.2rem 1.5rem;text-align:center;color:var(--soft)}.news{position:fixed;left:50%;bottom:1.2rem;transform:translateX(-50%);box-shadow:0 4px 18px #0004;white-space:nowrap}`;

/** Asks every few seconds whether the desk has written, and offers to look; never touches what is being typed. */
export const SCRIPT = `const box = document.querySelector('[data-news]');
const known = Number(box?.dataset.count);
async function look() {
  if (document.hidden || !box.hidden) return;
  try {
    const answer = await fetch(box.dataset.news, { headers: { accept: 'application/json' } });
    if (answer.ok && (await answer.json()).received > known) box.hidden = false;
  } catch {}
}
if (box) setInterval(look, 3000);
for (const field of document.querySelectorAll('.file input'))
  field.addEventListener('change', () => {
    const named = field.parentElement.querySelector('output');
    named.textContent = field.files[0]?.name ?? named.dataset.none;
  });
`;

/** Sends a page. `more` is shown between the explanation and the body, for what just happened. */
export function sendPage(
  res: Response,
  view: View,
  page: { status?: number; title?: string; message?: { text: string; bad: boolean } | null; body: Safe },
): void {
  const { t } = view;
  const nonce = randomBytes(16).toString('base64');
  const title = page.title === undefined ? t('title') : `${page.title} · ${t('title')}`;
  const news =
    view.customer !== null &&
    html`<a class="button news" href="${view.url('/')}" hidden data-news="${view.url('/news')}" data-count="${view.received}" role="status">${t('news')}</a>`;
  const whole = html`<!doctype html><html lang="${view.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style nonce="${nonce}">${new Safe(STYLE)}</style><script src="${view.url('/news.js')}" defer></script></head>
<body><header><h1><a href="${view.url('/', { customer: '' })}">${t('title')}</a><span class="badge">${t('demo')}</span></h1><a href="${view.otherLanguage}" lang="${view.language === 'tr' ? 'en' : 'tr'}">${t('other')}</a><a class="button plain" href="/" target="bilet-desk">${t('desk')}</a></header>
<main><p class="about">${t('about', { mailbox: view.mailbox })}</p>${page.message && html`<p class="message${page.message.bad ? ' bad' : ''}" role="${page.message.bad ? 'alert' : 'status'}">${page.message.text}</p>`}
${page.body}${news}</main></body></html>`;
  res
    .status(page.status ?? 200)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      // With `no-referrer` browsers send `Origin: null` on our own forms, and over plain http nothing else tells whose they are.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    })
    .send(whole.html);
}
