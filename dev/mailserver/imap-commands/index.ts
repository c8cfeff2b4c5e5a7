import type { Command, Token } from '../imap-parser.ts';
import type { Session } from '../session.ts';
import { append } from './append.ts';
import { fetch } from './fetch.ts';
import { authenticate, capability, enable, id, idle, login, logout } from './login.ts';
import { close, examine, list, namespace, select, status } from './mailbox.ts';
import { search } from './search.ts';
import { store } from './store.ts';

/** Carries a command out, sends its untagged answers, and returns the tagged one without its tag. */
type Run = (session: Session, args: Token[], command: Command) => string | Promise<string>;

type Entry = { needs: 'nothing' | 'login' | 'mailbox'; run: Run };

const done: Run = () => 'OK done';

/** All the server can do. */
export const commands: Readonly<Record<string, Entry | undefined>> = {
  CAPABILITY: { needs: 'nothing', run: capability },
  ID: { needs: 'nothing', run: id },
  NOOP: { needs: 'nothing', run: done },
  LOGOUT: { needs: 'nothing', run: logout },
  LOGIN: { needs: 'nothing', run: login },
  AUTHENTICATE: { needs: 'nothing', run: authenticate },
  ENABLE: { needs: 'login', run: enable },
  NAMESPACE: { needs: 'login', run: namespace },
  LIST: { needs: 'login', run: list },
  LSUB: { needs: 'login', run: list },
  STATUS: { needs: 'login', run: status },
  SELECT: { needs: 'login', run: select },
  EXAMINE: { needs: 'login', run: examine },
  APPEND: { needs: 'login', run: append },
  IDLE: { needs: 'login', run: idle },
  CHECK: { needs: 'mailbox', run: done },
  CLOSE: { needs: 'mailbox', run: close },
  UNSELECT: { needs: 'mailbox', run: close },
  FETCH: { needs: 'mailbox', run: fetch },
  'UID FETCH': { needs: 'mailbox', run: fetch },
  STORE: { needs: 'mailbox', run: store },
  'UID STORE': { needs: 'mailbox', run: store },
  SEARCH: { needs: 'mailbox', run: search },
  'UID SEARCH': { needs: 'mailbox', run: search },
};
