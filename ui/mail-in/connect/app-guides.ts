/** What is done at a service before a mailbox signs in there by consent: where to click, in the order in which it is done. */
import type { OAuthServiceKey } from '../../../domain/mail/provider/oauth.ts';

/** What a page of the service shows of itself, to be drawn. */
export type Picture = {
  /** The menu of the page, and which entry is chosen. */
  menu: readonly string[];
  at: number;
  /** Ways, of which one is taken. */
  choice?: readonly { name: string; isTaken: boolean }[];
  /** What is ticked. */
  ticks?: readonly string[];
  /** A field by its name, and what stands in it. */
  field?: readonly [string, string];
  button?: string;
  /** Things that are copied from here. */
  values?: readonly string[];
};

export type GuideStep = {
  /** Of its words (`connect.guide.…`). */
  name: string;
  page: string | null;
  /** In the words that the service shows in English. */
  picture: Picture;
  /** The redirect address is needed there. */
  hasAddress?: boolean;
};

/** Whose the mailbox is: a firm's, or a person's at a provider that gives addresses to everybody. They click elsewhere. */
type Owner = 'firm' | 'person';
type Guide = { once: readonly GuideStep[]; copy: GuideStep; /** Of each mailbox. */ mailbox: GuideStep | null };

const GOOGLE_MENU = ['Overview', 'Branding', 'Audience', 'Clients'];
const ENTRA_MENU = ['Overview', 'Authentication', 'Certificates & secrets', 'API permissions'];
const PERMISSIONS = ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access'];
const CALLBACK = '…/oauth/callback';

const google = (name: string, choice: Picture['choice'], button: string): GuideStep[] => [
  {
    name,
    page: 'https://console.cloud.google.com/auth/audience',
    picture: { menu: GOOGLE_MENU, at: 2, ...(choice && { choice }), button },
  },
  {
    name: 'google.client',
    page: 'https://console.cloud.google.com/auth/clients/create',
    picture: { menu: GOOGLE_MENU, at: 3, field: ['Authorized redirect URIs', CALLBACK], button: 'Create' },
    hasAddress: true,
  },
];
const googleCopy: GuideStep = {
  name: 'google.copy',
  page: null,
  picture: { menu: GOOGLE_MENU, at: 3, values: ['Client ID', 'Client secret'] },
};

const microsoft = (whose: string, accounts: string, button: string | null): GuideStep[] => [
  {
    name: `microsoft.register${whose}`,
    page: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade',
    picture: {
      menu: ['Users', 'Groups', 'App registrations', 'Roles'],
      at: 2,
      choice: [{ name: accounts, isTaken: true }],
      field: ['Redirect URI (Web)', CALLBACK],
      button: 'Register',
    },
    hasAddress: true,
  },
  {
    name: 'microsoft.secret',
    page: null,
    picture: { menu: ENTRA_MENU, at: 2, button: 'New client secret', values: ['Value'] },
  },
  {
    name: `microsoft.permissions${whose}`,
    page: null,
    picture: { menu: ENTRA_MENU, at: 3, ticks: PERMISSIONS, ...(button !== null && { button }) },
  },
];
const microsoftCopy = (whose: string, values: readonly string[]): GuideStep => ({
  name: `microsoft.copy${whose}`,
  page: null,
  picture: { menu: ENTRA_MENU, at: 0, values },
});

const GUIDES: Record<OAuthServiceKey, Record<Owner, Guide>> = {
  google: {
    firm: {
      once: google(
        'google.audience',
        [
          { name: 'Internal', isTaken: true },
          { name: 'External', isTaken: false },
        ],
        'Create',
      ),
      copy: googleCopy,
      mailbox: {
        name: 'google.mailbox',
        page: 'https://admin.google.com',
        picture: {
          menu: ['Apps', 'Google Workspace', 'Gmail', 'End user access'],
          at: 3,
          ticks: ['Enable IMAP access'],
          button: 'Save',
        },
      },
    },
    person: {
      once: google('google.audience.person', [{ name: 'External', isTaken: true }], 'Publish app'),
      copy: googleCopy,
      // IMAP is always on.
      mailbox: null,
    },
  },
  microsoft: {
    firm: {
      once: microsoft('', 'This directory only', 'Grant admin consent'),
      copy: microsoftCopy('', ['Application (client) ID', 'Directory (tenant) ID']),
      mailbox: {
        name: 'microsoft.mailbox',
        page: 'https://admin.microsoft.com',
        picture: {
          menu: ['Active users', 'Mail', 'Manage email apps'],
          at: 2,
          ticks: ['IMAP', 'Authenticated SMTP'],
          button: 'Save changes',
        },
      },
    },
    person: {
      once: microsoft('.person', 'Personal accounts only', null),
      copy: microsoftCopy('.person', ['Application (client) ID']),
      mailbox: {
        name: 'microsoft.mailbox.person',
        page: 'https://outlook.live.com/mail/options/mail/accounts',
        picture: {
          menu: ['Layout', 'Compose', 'Forwarding and IMAP'],
          at: 2,
          ticks: ['Devices can use IMAP'],
          button: 'Save',
        },
      },
    },
  },
};

export const appGuide = (service: OAuthServiceKey, isOfFirm: boolean): Guide =>
  GUIDES[service][isOfFirm ? 'firm' : 'person'];
