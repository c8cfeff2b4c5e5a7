/** Every route with its handler, room by room; the first that matches a request answers it. Path, permission and shapes stand in contract/. */
import { lines as customer } from './customer/routes.ts';
import type { Mounted } from './http/handler.ts';
import { lines as mailIn } from './mail-in/routes.ts';
import { lines as mailOut } from './mail-out/routes.ts';
import { lines as people } from './people/routes.ts';
import { lines as routing } from './routing/routes.ts';
import { lines as sla } from './sla/routes.ts';
import { thenHandOut } from './routing/then-hand-out.ts';
import { thenRenew } from './sla/then-renew.ts';
import { linesOf, type Standing } from './ticket/routes.ts';

export const table = (standing: Standing): Mounted[] =>
  [...people, ...linesOf(standing), ...mailIn, ...customer, ...sla, ...routing, ...mailOut]
    .map(thenHandOut)
    .map(thenRenew);
