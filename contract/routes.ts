/** Every route of the API, in one list: the server mounts it, OpenAPI prints it, the client is typed by it. */
import type { AgentCommandKind } from '../domain/ticket/commands.ts';
import { calendars } from './people/calendars.ts';
import { firstSteps } from './people/first-steps.ts';
import { consents } from './mail-in/consents.ts';
import { contacts } from './customer/contact.ts';
import { customers } from './customer/routes.ts';
import { mail } from './mail-in/routes.ts';
import { cannedReplies } from './mail-out/canned-replies.ts';
import { jargonRoutes } from './mail-out/jargon.ts';
import { mailTexts } from './mail-out/texts.ts';
import { notices } from './people/notices.ts';
import { policies } from './sla/policies.ts';
import { policyTrials } from './sla/trials.ts';
import { people } from './people/routes.ts';
import { route } from './route.ts';
import { schedule } from './people/schedule.ts';
import { routing } from './routing/routes.ts';
import { session } from './people/session.ts';
import { staff } from './people/staff.ts';
import { today } from './people/today.ts';
import { bulk } from './ticket/bulk.ts';
import { pictureSenders } from './ticket/picture-senders.ts';
import { customFields } from './ticket/custom-fields.ts';
import { tickets } from './ticket/routes.ts';
import { views } from './ticket/views.ts';

/**
 * The stream tells of a change by `{ ticket, version, event }`; the desk reads the rest. `event` is the kind of event, the
 * SSE id is what `Last-Event-ID` resumes from. Event `reload` means: too far behind, read everything.
 */
const stream = {
  getStream: route({
    name: 'getStream',
    method: 'get',
    path: '/stream',
    summary:
      'Changes as server-sent events: `change`, `outbox`, `draft`, `lookers`, `contact`, `mailbox`, `notice`, `profile`, `custom-fields`, `hello`, `reload`. It goes on behind the event of `Last-Event-ID`; without one it begins with `hello` and the id to go on from, and with one that is none of its own, or too old, with `hello` and `reload`: read all of it again',
    auth: 'ticket:read',
    ok: { status: 200, stream: 'text/event-stream' },
  }),
};

export const routes = {
  ...session,
  ...tickets,
  ...customFields,
  ...pictureSenders,
  ...bulk,
  ...views,
  ...mail,
  ...consents,
  ...people,
  ...notices,
  ...today,
  ...staff,
  ...firstSteps,
  ...schedule,
  ...calendars,
  ...policies,
  ...policyTrials,
  ...customers,
  ...contacts,
  ...routing,
  ...jargonRoutes,
  ...mailTexts,
  ...cannedReplies,
  ...stream,
};
export type Routes = typeof routes;

/** The route that gives a command of this kind. */
export type RouteOf<Kind extends AgentCommandKind> = Extract<Routes[keyof Routes], { command: Kind }>;
