/** The bodies of the demo's pages: choosing a customer, their list of mails, one thread, and writing. */
import type { Address } from '../../domain/mail/message.ts';
import { clockAt } from '../../domain/wall-time.ts';
import { textToHtml } from '../../mail/html/html-text.ts';
import { html, Safe } from './html.ts';
import type { Item, Thread } from './mailbox.ts';
import type { View } from './page.ts';

/** What was typed into a form that is shown again. */
export type Typed = { name?: string | undefined; subject?: string | undefined; text?: string | undefined };

export const chooser = (
  { t, url, customer }: View,
  people: readonly Address[],
): Safe => html`<section class="card pad"><h2>${t('who')}</h2><p class="soft">${t('who.hint')}</p>
<ul class="people">${people.map(({ name, address }) => html`<li><a href="${url('/', { customer: address })}"><b>${name}</b><span>${address}</span></a></li>`)}</ul>
<form class="choose" action="${url('/')}" method="get">${hiddenOf(url('/', { customer: '' }))}<label>${t('who.other')}<input type="email" name="customer" required maxlength="254" placeholder="ad.soyad@musteri.test" value="${customer ?? ''}"></label><button>${t('who.open')}</button></form></section>`;

/** A GET form drops the query of its address, so the query goes along as fields. */
const hiddenOf = (url: string): Safe[] =>
  [...new URL(url, 'http://demo').searchParams]
    .filter(([name]) => name !== 'customer')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);

/** The list beside what is open; on a narrow screen one of the two. */
export function twoPanes(
  view: View,
  threads: Thread[],
  name: string,
  open: { item: string | null; body: Safe } | null,
): Safe {
  const { t, url } = view;
  const list =
    threads.length === 0
      ? html`<div class="empty"><b>${t('none')}</b><p>${t('none.about')}</p></div>`
      : html`<ol>${threads.map((thread) => line(view, thread, open?.item ?? null))}</ol>`;
  return html`<div class="who"><span><b>${name}</b> <span class="soft">${name === view.customer ? '' : view.customer}</span></span><a href="${url('/', { customer: '' })}">${t('who.change')}</a>
<span class="end"><a href="${view.here}">${t('refresh')}</a><a class="button" href="${url('/new')}">${t('write')}</a></span></div>
<div class="two${open === null ? '' : ' open'}"><nav class="card list" aria-label="${t('mails')}">${list}</nav>
<section class="side">${open === null ? html`<div class="card empty">${t(threads.length === 0 ? 'none.about' : 'pick')}</div>` : html`<p class="only-narrow"><a href="${url('/')}">← ${t('back')}</a></p>${open.body}`}</section></div>`;
}

function line(view: View, { subject, items }: Thread, open: string | null): Safe {
  const { t, url } = view;
  const last = items.at(-1);
  if (last === undefined) return html``;
  const current = items.some(({ id }) => id === open);
  const peek = (last.mail?.newText ?? '').replace(/\s+/g, ' ').slice(0, 120);
  return html`<li><a href="${url(`/mails/${last.id}`)}"${current && html` aria-current="true"`}><span class="row"><b>${subject || t('no-subject')}</b>${time(view, last.at)}</span>
<span class="row"><span class="from ${last.direction}">${t(`last.${last.direction}`)}</span><span class="soft">${items.length > 1 && t('count', { count: items.length })}</span></span><div class="peek">${peek || t('no-text')}</div></a></li>`;
}

export function threadBody(view: View, { subject, items }: Thread, typed: Typed): Safe {
  const { t, url } = view;
  const answered = items.findLast(({ direction }) => direction === 'received') ?? items.at(-1);
  const ours = answered?.direction === 'sent';
  return html`<article class="card thread"><div class="subject"><h2>${subject || t('no-subject')}</h2></div>${items.map((item) => mailBody(view, item))}
<form class="write" id="answer" method="post" enctype="multipart/form-data" action="${url(`/mails/${answered?.id ?? ''}/answers`)}"><h2>${t(ours ? 'reply.more' : 'reply.title')}</h2>
<label>${t('field.text')}<textarea name="text" required maxlength="100000">${typed.text ?? ''}</textarea></label>
${fileField(t)}<label class="check"><input type="checkbox" name="quote" value="1" checked> ${t('field.quote')}</label><button>${t('send')}</button></form></article>`;
}

/** The browser's own field speaks the browser's language, not the page's. */
const fileField = (t: View['t']): Safe =>
  html`<label class="file">${t('field.file')}<span><input type="file" name="file"><b class="button plain">${t('file.choose')}</b><output data-none="${t('file.none')}">${t('file.none')}</output></span></label>`;

function mailBody(view: View, { id, direction, at, mail }: Item): Safe {
  const { t, url } = view;
  const from = direction === 'sent' ? t('you') : mail?.from?.name || view.mailbox;
  const automatic = mail?.headers['auto-submitted'] !== undefined && html`<span class="soft">${t('machine')}</span>`;
  const to = mail?.to.map(({ address }) => address).join(', ') ?? '';
  return html`<section class="mail ${direction}"><div class="top"><b>${from}</b>${to !== '' && html`<span class="soft">${t('to', { to })}</span>`}${automatic}${time(view, at)}</div>
${mail === null ? html`<p class="soft">${t('too-large')}</p>` : html`${words(view, { id, direction, at, mail })}${mail.attachments.length > 0 && html`<ul class="files" aria-label="${t('files')}">${mail.attachments.map((file, index) => html`<li><a href="${url(`/mails/${id}/files/${index}`)}" download>${file.name} <span class="soft">${size(view, file.content.length)}</span></a></li>`)}</ul>`}`}</section>`;
}

/** HTML that says more than its text, by pictures, tables or named links, is shown first; other HTML is there to be opened. */
const RICH = /<(?:img|table|h1|h2|a)\b/i;

function words({ t, url }: View, { id, direction, mail }: Item & { mail: NonNullable<Item['mail']> }): Safe {
  // What the desk writes is shown whole, with signature and tracking code; of their own mail customers see the new words first.
  const shown = direction === 'received' ? mail.text : mail.newText;
  const text = html`<div class="text">${shown.trim() === '' ? html`<p class="soft">${t('no-text')}</p>` : new Safe(textToHtml(shown))}</div>`;
  const cut =
    shown !== mail.text &&
    html`<details><summary>${t('quote')}</summary><div class="text">${new Safe(textToHtml(mail.text))}</div></details>`;
  if (mail.html === null) return html`${text}${cut}`;
  const rich = RICH.test(mail.html);
  // A lazy frame in a closed part is not asked for until the part is opened.
  const frame = html`<iframe class="${mail.text.length > 600 || /<img\b/i.test(mail.html) ? 'tall' : ''}" src="${url(`/mails/${id}/html`)}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="${rich ? 'eager' : 'lazy'}" title="${t('formatted')}"></iframe>`;
  return rich
    ? html`${frame}<details><summary>${t('plain')}</summary>${text}${cut}</details>`
    : html`${text}${cut}<details><summary>${t('formatted')}</summary>${frame}</details>`;
}

export const newBody = (
  { t, url, mailbox, customer }: View,
  typed: Typed,
): Safe => html`<article class="card"><form class="write" method="post" enctype="multipart/form-data" action="${url('/mails')}"><h2>${t('new.title')}</h2>
<p class="soft">${t('field.from')}: ${customer} · ${t('field.to')}: ${mailbox}</p>
<label>${t('field.name')}<input type="text" name="name" maxlength="100" value="${typed.name ?? ''}" autocomplete="off"></label>
<label>${t('field.subject')}<input type="text" name="subject" required maxlength="500" value="${typed.subject ?? ''}" autocomplete="off"></label>
<label>${t('field.text')}<textarea name="text" required maxlength="100000">${typed.text ?? ''}</textarea></label>
${fileField(t)}<button>${t('send')}</button></form></article>`;

function time({ language }: View, at: number): Safe {
  const date = new Date(at);
  const timeZone = 'Europe/Istanbul';
  const locale = language === 'tr' ? 'tr' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' }).format(date);
  return html`<time datetime="${date.toISOString()}">${day} ${clockAt(at, timeZone)}</time>`;
}

function size({ language }: View, bytes: number): string {
  const [unit, scale] =
    bytes < 1_000
      ? (['byte', 1] as const)
      : bytes < 1_000_000
        ? (['kilobyte', 1_000] as const)
        : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / scale);
}
