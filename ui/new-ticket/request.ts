/** What the form of a new ticket asks of the API. */
import { LIMITS } from '../../domain/limits.ts';
import { isMailable } from '../../domain/mail/address.ts';
import { CONFIRMABLE } from '../../domain/mail/concerns.ts';
import type { BadField } from '../../domain/field-fault.ts';
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import { withTags } from '../../domain/ticket/tags.ts';
import { phoneOf } from '../../domain/people/phone.ts';
import { partsOf } from '../composer/first-mail/first-mail.ts';
import type { Input } from '../data/api-types.ts';
import { afterFailure } from '../data/failure.ts';
import type { Form } from './draft.ts';

/** The owner that stands for whoever the team gives it to; ids are UUIDs and never equal it. */
export const BY_TEAM = 'team';

type Who = { name: string; address: string; phone: string };

/** An address or a number in the field of the name is that, unless the field beside it says another. */
export function whoOf({ kind, who, address, phone }: Pick<Form, 'kind' | 'who' | 'address' | 'phone'>): Who {
  const said = who.trim();
  const rest = { address: address.trim(), phone: kind === 'call' ? phone.trim() : '' };
  const begins = said.indexOf('<');
  const inside = begins >= 0 && said.endsWith('>') ? said.slice(begins + 1, -1).trim() : '';
  if (isMailable(inside))
    return { ...rest, name: said.slice(0, begins).replaceAll('"', '').trim(), address: rest.address || inside };
  if (isMailable(said.toLowerCase())) return { ...rest, name: '', address: rest.address || said };
  if (kind === 'call' && phoneOf(said) !== null) return { ...rest, name: '', phone: rest.phone || said };
  return { ...rest, name: said };
}

/** What is missing or too long, before anybody is asked. */
export function missingIn(form: Form): BadField[] {
  const { name, address, phone } = whoOf(form);
  const nobody = form.contact === null && name === '' && address === '' && phone === '';
  const paths = [
    nobody && 'contact.name',
    !nobody && form.kind === 'mail' && address === '' && 'contact.address',
    form.subject.trim() === '' && 'subject',
    form.text.trim() === '' && 'text',
  ].filter((path) => path !== false);
  const missing: BadField[] = paths.map((path) => ({ path, code: 'missing', message: '' }));
  // The field holds addresses as well, which may be longer.
  if (name.length <= LIMITS.addressNameChars) return missing;
  return [...missing, { path: 'contact.name', code: 'too-long', limit: LIMITS.addressNameChars, message: '' }];
}

/** `undoSeconds`: for how long whoever writes may take a mail back. */
export function requestOf(
  form: Form,
  { mailbox, me, undoSeconds }: { mailbox: string; me: string; undoSeconds: number },
): Input<'createTicket'>['body'] {
  const { team, priority, type, tags } = form;
  const isOut = form.kind === 'mail';
  // Nothing chosen, rules may send it elsewhere; with a team, whoever opens it says that it is theirs.
  const owner = form.owner === BY_TEAM ? null : (form.owner ?? (team === null ? undefined : me));
  return {
    subject: form.subject.trim(),
    text: form.text.trim(),
    contact: { ...whoOf(form), ...(form.contact === null ? {} : { id: form.contact }) },
    ...{ mailbox, priority, type, tags },
    ...(isOut
      ? { channel: 'email', direction: 'out', undoSeconds, ...partsOf(form.mail), ...confirmedOf(form) }
      : { channel: 'phone', solved: form.solved }),
    ...(team === null ? {} : { team }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** What a canned reply in the mail does besides, in a form that shows it: nothing was made yet. `gives`: whoever writes may give tickets to others. */
export function formWith(
  form: Form,
  actions: readonly Action[],
  { me, gives }: { me: string; gives: boolean },
): Partial<Form> {
  const changes = actions.map((action): Partial<Form> => {
    if (action.do === 'set-priority') return { priority: action.priority };
    if (action.do === 'set-type') return { type: action.type };
    if (action.do === 'add-tags') return { tags: withTags(form.tags, action.tags) };
    if (action.do === 'set-team') return { team: action.team };
    if (action.do === 'set-agent' && action.agent === me) return { owner: null };
    return action.do === 'set-agent' && gives ? { owner: action.agent } : {};
  });
  return Object.assign({}, ...changes) as Partial<Form>;
}

/** None where nothing was asked: the request is the one that it always was. */
function confirmedOf({ confirmed }: Pick<Form, 'confirmed'>): Pick<Input<'createTicket'>['body'], 'confirmed'> {
  const meant = CONFIRMABLE.filter((kind) => confirmed.includes(kind));
  return meant.length === 0 ? {} : { confirmed: meant };
}

/** Whether a request may have been carried out all the same: then only a repetition of it makes no second ticket. */
export const isUncertain = (error: unknown): boolean => afterFailure(error, true) !== 'refused';

/** What is true once it is made; `isPending`: the ticket stands, and has not heard of its mail yet. */
export const madeWords = (kind: Form['kind'], isPending: boolean) => {
  if (kind === 'call') return 'new-ticket.made';
  return isPending ? 'new-ticket.pending' : 'new-ticket.sent';
};
