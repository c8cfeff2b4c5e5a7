/** The customer's side of the demo, below `/demo`: their mailbox, over real SMTP to the desk and from what the desk sent. */
import { domainToASCII } from 'node:url';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import nodemailer from 'nodemailer';
import { isSameOrigin } from '../api/http/same-origin.ts';
import { oneSpelling } from '../domain/mail/address.ts';
import type { Address } from '../domain/mail/message.ts';
import type { Language } from '../domain/text/language.ts';
import { readForm, type Form } from './demo/form.ts';
import { sendFile, sendFrame } from './demo/frame.ts';
import { answer, write } from './demo/letter.ts';
import { openMailboxes, sentId, type Item, type Thread } from './demo/mailbox.ts';
import { SCRIPT, sendPage, type View } from './demo/page.ts';
import { textsOf } from './demo/texts.ts';
import { chooser, newBody, threadBody, twoPanes, type Typed } from './demo/views.ts';
import type { MailServer } from './mailserver.ts';
import { parseMail } from '../mail/read/parse.ts';
import { CUSTOMERS } from './seed/customers.ts';
import type { Sink, SunkMail } from './sink.ts';

export type DemoOptions = {
  mailServer: Pick<MailServer, 'host' | 'smtpPort' | 'messages'>;
  sink: Pick<Sink, 'mails'>;
  /** The desk's address, a mailbox of `mailServer`. */
  mailbox: string;
  /** For readers whose browser asks for neither language; default Turkish. */
  language?: Language;
};

export type Demo = {
  handler: RequestHandler;
  /** For `startSink({ onMail })`: reads the mail ahead. Never rejects. */
  onSunkMail(mail: SunkMail): void;
};

const PEOPLE: readonly Address[] = Object.values(CUSTOMERS);
const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]{1,189}$/u;

/** The pages; mounted by the API at `/demo` and used only there. */
export function createDemo(options: DemoOptions): Demo {
  const desk = options.mailbox.toLowerCase();
  const mailboxes = openMailboxes(options.mailServer, options.sink, desk);
  const transport = nodemailer.createTransport({
    host: options.mailServer.host,
    port: options.mailServer.smtpPort,
    secure: false,
    ignoreTLS: true,
  });
  const router = Router();
  const post = (raw: Buffer, from: string) => transport.sendMail({ envelope: { from, to: [desk] }, raw });

  /** Who asks for what; the customer is null when none was chosen or the address is none. */
  const viewOf = (req: Request): View => {
    const asked = textOf(req.query['lang']);
    const chosen = asked === 'tr' || asked === 'en' ? asked : null;
    const accepted = req.headers['accept-language'] === undefined ? false : req.acceptsLanguages('tr', 'en');
    const language = chosen ?? (accepted === 'tr' || accepted === 'en' ? accepted : (options.language ?? 'tr'));
    const address = textOf(req.query['customer']).trim().toLowerCase();
    const customer = ADDRESS.test(address) && oneSpelling(address, domainToASCII) !== desk ? address : null;
    const url = (path: string, more: Record<string, string> = {}) => {
      const query = new URLSearchParams(
        Object.entries({ customer: customer ?? '', lang: chosen ?? '', ...more }).filter(([, value]) => value !== ''),
      );
      return `${req.baseUrl}${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
    };
    const here = req.method === 'GET' ? req.path : '/';
    return {
      language,
      t: textsOf(language),
      mailbox: options.mailbox,
      customer,
      received: customer === null ? 0 : mailboxes.received(customer),
      url,
      here: url(here),
      otherLanguage: url(here, { lang: language === 'tr' ? 'en' : 'tr' }),
    };
  };

  const showList = async (
    res: Response,
    view: View & { customer: string },
    open: { item: string | null; body: ReturnType<typeof newBody> } | null,
    more: { status?: number; title?: string; bad?: string; good?: string } = {},
  ) => {
    const threads = await mailboxes.threads(view.customer);
    const message =
      more.bad !== undefined
        ? { text: more.bad, bad: true }
        : more.good !== undefined
          ? { text: more.good, bad: false }
          : null;
    sendPage(res, view, {
      ...(more.status === undefined ? {} : { status: more.status }),
      title: more.title ?? nameOf(view.customer, threads),
      message,
      body: twoPanes(view, threads, nameOf(view.customer, threads), open),
    });
  };

  const choose = (res: Response, view: View, bad: boolean) =>
    sendPage(res, view, {
      status: bad ? 422 : 200,
      message: bad ? { text: view.t('error.address'), bad } : null,
      body: chooser(view, PEOPLE),
    });

  /** Runs `page` with a customer; without one a mailbox is to be chosen first. */
  const withCustomer =
    (page: (req: Request, res: Response, view: View & { customer: string }) => Promise<void>): RequestHandler =>
    async (req, res) => {
      const view = viewOf(req);
      const { customer } = view;
      if (customer === null) return choose(res, view, textOf(req.query['customer']) !== '');
      await page(req, res, { ...view, customer });
    };

  const find = async (customer: string, id: unknown): Promise<{ thread: Thread; item: Item } | undefined> => {
    for (const thread of await mailboxes.threads(customer)) {
      const item = thread.items.find((one) => one.id === id);
      if (item !== undefined) return { thread, item };
    }
    return undefined;
  };
  const gone = (res: Response, view: View & { customer: string }) =>
    showList(res, view, null, { status: 404, bad: view.t('error.gone') });

  router.get(
    '/news.js',
    (_req, res) =>
      void res
        .set({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' })
        .type('text/javascript')
        .send(SCRIPT),
  );
  router.get(
    '/news',
    withCustomer(
      async (_req, res, view) => void res.set('Cache-Control', 'no-store').json({ received: view.received }),
    ),
  );
  router.get(
    '/',
    withCustomer((_req, res, view) => showList(res, view, null)),
  );
  router.get(
    '/new',
    withCustomer(async (_req, res, view) => {
      const name = nameOf(view.customer, await mailboxes.threads(view.customer));
      await showList(
        res,
        view,
        { item: null, body: newBody(view, { name: name === view.customer ? '' : name }) },
        { title: view.t('write') },
      );
    }),
  );
  router.get(
    '/mails/:id',
    withCustomer(async (req, res, view) => {
      const found = await find(view.customer, req.params['id']);
      if (found === undefined) return gone(res, view);
      const good = req.query['sent'] === '1' ? { good: view.t('sent') } : {};
      await showList(
        res,
        view,
        { item: found.item.id, body: threadBody(view, found.thread, {}) },
        { title: found.thread.subject || view.t('no-subject'), ...good },
      );
    }),
  );
  router.get(
    '/mails/:id/html',
    withCustomer(async (req, res, view) => {
      const mail = (await find(view.customer, req.params['id']))?.item.mail;
      if (mail == null || mail.html === null) return gone(res, view);
      sendFrame(res, mail);
    }),
  );
  router.get(
    '/mails/:id/files/:index',
    withCustomer(async (req, res, view) => {
      const file = (await find(view.customer, req.params['id']))?.item.mail?.attachments[Number(req.params['index'])];
      if (file === undefined) return gone(res, view);
      sendFile(res, file);
    }),
  );

  /** A posted form, or null when it was refused and the reader told. */
  const formOf = async (req: Request, res: Response, view: View): Promise<Form | null> => {
    const refuse = (status: number, text: string) =>
      sendPage(res, view, { status, message: { text, bad: true }, body: chooser(view, PEOPLE) });
    if (!isSameOrigin(req)) return (refuse(403, view.t('error.site')), null);
    return readForm(req).catch(() => (refuse(400, view.t('error.form')), null));
  };

  router.post(
    '/mails',
    withCustomer(async (req, res, view) => {
      const form = await formOf(req, res, view);
      if (form === null) return;
      const { name = '', subject = '', text = '' } = form.fields;
      const again = (status: number, bad: string) =>
        showList(
          res,
          view,
          { item: null, body: newBody(view, { name, subject, text }) },
          { status, bad, title: view.t('write') },
        );
      const wrong = subject.trim() === '' ? 'error.subject' : faultOf(form);
      if (wrong !== null) return again(422, view.t(wrong));
      const raw = await write({
        from: { name: name.slice(0, 100), address: view.customer },
        to: desk,
        subject: subject.slice(0, 500),
        text,
        file: form.file ?? undefined,
      });
      await send(raw, res, view, again);
    }),
  );

  router.post(
    '/mails/:id/answers',
    withCustomer(async (req, res, view) => {
      const form = await formOf(req, res, view);
      if (form === null) return;
      const found = await find(view.customer, req.params['id']);
      if (found === undefined || found.item.mail === null) return gone(res, view);
      const { text = '', quote } = form.fields;
      const {
        thread,
        item: { id, mail, direction },
      } = found;
      const typed: Typed = { text };
      const again = (status: number, bad: string) =>
        showList(
          res,
          view,
          { item: id, body: threadBody(view, thread, typed) },
          { status, bad, title: thread.subject },
        );
      const wrong = faultOf(form);
      if (wrong !== null) return again(422, view.t(wrong));
      const name = nameOf(view.customer, [thread]);
      const from = { name: name === view.customer ? '' : name, address: view.customer };
      // A desk may ask for answers at another address of its own; mail to anywhere else would not leave this machine anyway.
      const to = direction === 'received' ? (mail.replyTo[0]?.address ?? mail.from?.address ?? desk) : desk;
      const raw = await answer(mail, to, {
        from,
        text,
        file: form.file ?? undefined,
        language: view.language,
        quote: quote !== undefined,
      });
      await send(raw, res, view, again);
    }),
  );

  const send = async (
    raw: Buffer,
    res: Response,
    view: View,
    again: (status: number, bad: string) => Promise<void>,
  ) => {
    try {
      await post(raw, view.customer ?? '');
    } catch {
      return again(502, view.t('error.server'));
    }
    const { mailId } = await parseMail(raw);
    res.redirect(303, view.url(`/mails/${sentId(mailId ?? '')}`, { sent: '1' }));
  };

  return { handler: router, onSunkMail: (mail) => mailboxes.note(mail) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function faultOf({ fields, tooLarge }: Form): 'error.text' | 'error.file' | null {
  if ((fields['text'] ?? '').trim() === '') return 'error.text';
  return tooLarge ? 'error.file' : null;
}

/** A demo customer's name, else the one in their newest mail, else the address. */
function nameOf(customer: string, threads: Thread[]): string {
  const known = PEOPLE.find(({ address }) => address === customer)?.name;
  const written = threads
    .flatMap(({ items }) => items)
    .filter(({ direction }) => direction === 'sent')
    .map(({ mail }) => mail?.from?.name ?? '');
  return known ?? (written.findLast((name) => name !== '') || customer);
}
