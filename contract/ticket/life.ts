/** Where a ticket is in its life: solved, opened again, filed, set aside, waiting for somebody. */
import { z } from 'zod';
import { WAITING_FOR } from '../../domain/ticket/rules/awaiting.ts';
import { commandRoute } from '../route.ts';
import { LIMITS } from '../../domain/limits.ts';
import { number, result } from './command.ts';
import { instant, wordsOf } from '../shapes.ts';

export const life = {
  resolve: commandRoute('resolve', {
    name: 'resolve',
    method: 'post',
    path: '/tickets/:number/resolution',
    summary: 'Resolve; the customer is asked to confirm',
    params: number,
    body: z.strictObject({
      undoSeconds: z.int().min(0).max(LIMITS.undoSeconds).optional().meta({
        description:
          'for so long the customer is not asked yet, so that it can be taken back unseen; without it at once',
      }),
    }),
    ok: result,
  }),
  reopen: commandRoute('reopen', {
    name: 'reopen',
    method: 'post',
    path: '/tickets/:number/reopening',
    summary: 'Reopen',
    params: number,
    ok: result,
  }),
  archive: commandRoute('archive', {
    name: 'archive',
    method: 'post',
    path: '/tickets/:number/archiving',
    summary: 'Close without asking the customer',
    params: number,
    ok: result,
  }),
  undo: commandRoute('undo', {
    name: 'undo',
    method: 'post',
    path: '/tickets/:number/undo',
    summary:
      'Take back what your last command did, as if it had not been; 409 `nothing-to-undo` once anything else has happened to the ticket',
    params: number,
    body: z.strictObject({
      of: z.int().min(1).meta({ description: 'the version that the command answered with' }),
    }),
    ok: result,
  }),
  markSpam: commandRoute('mark-spam', {
    name: 'markSpam',
    method: 'post',
    path: '/tickets/:number/spam',
    summary: 'Close as spam',
    params: number,
    ok: result,
  }),
  snooze: commandRoute('snooze', {
    name: 'snooze',
    method: 'put',
    path: '/tickets/:number/snooze',
    summary:
      'Snooze: back at `until` in the view `followup`, with a new promise `dueAt`; one outside open hours moves to the next opening',
    params: number,
    body: z.strictObject({
      until: instant,
      dueAt: instant,
      reason: wordsOf(500).meta({ description: 'why: whoever finds it again must know' }),
    }),
    ok: result,
  }),
  wake: commandRoute('wake', {
    name: 'wake',
    method: 'delete',
    path: '/tickets/:number/snooze',
    summary: 'End the snooze',
    params: number,
    ok: result,
  }),
  wait: commandRoute('wait', {
    name: 'wait',
    method: 'put',
    path: '/tickets/:number/waiting',
    summary:
      'Say for whom the ticket waits. For somebody else than the customer it is ours again at `until`, in the view `followup`; ' +
      'the customer is not reminded meanwhile, and nothing closes it',
    params: number,
    body: z.strictObject({
      for: z.enum(WAITING_FOR),
      until: instant
        .nullable()
        .default(null)
        .meta({ description: 'without it after as long as a customer is reminded' }),
      reason: z
        .string()
        .trim()
        .max(500)
        .nullable()
        .default(null)
        .transform((said) => said || null),
    }),
    ok: result,
  }),
  endWait: commandRoute('end-wait', {
    name: 'endWait',
    method: 'delete',
    path: '/tickets/:number/waiting',
    summary: 'Go on with the ticket: it is our turn again',
    params: number,
    ok: result,
  }),
};
