/** Signing in and out, the first administrator, and the agent's own settings. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { DENSITIES, FIRST_STEPS, READING_ORDERS, START_PAGES, WHAT_NEXT } from '../../domain/people/preferences.ts';
import { route } from '../route.ts';
import { timeZone } from '../when.ts';
import { ownAddress as email } from '../own-address.ts';
import { language, nameOf } from '../shapes.ts';
import { agent } from '../ticket/shapes.ts';
import { anyPassword, newPassword as password, signature } from './shapes.ts';

const name = nameOf();
const preferences = z
  .strictObject({
    density: z.enum(DENSITIES).meta({ description: 'two lines for each ticket of a list, or one' }),
    reading: z.enum(READING_ORDERS).meta({ description: 'where the newest message of a ticket stands' }),
    whatNext: z.enum(WHAT_NEXT).meta({ description: 'what comes after a ticket that a key has dealt with' }),
    startPage: z.enum(START_PAGES).meta({
      description: 'the view that a sign-in leads to; `today`: your own day, or `open` while you have no ticket',
    }),
    firstSteps: z.enum(FIRST_STEPS).meta({ description: 'whether the first steps stand on the start page' }),
    zone: timeZone.nullable().meta({
      description: 'in which they read and say times; null: that of the device, and in mails that of the company',
    }),
    singleKeys: z.boolean().meta({ description: 'whether single letters are commands' }),
    sawKeys: z.boolean().meta({ description: 'whether they have looked at the keys of the desk' }),
    sawAcknowledgement: z.boolean().meta({ description: 'whether they have looked at what is acknowledged' }),
  })
  .meta({ id: 'Preferences' });

const me = z.object({ agent, preferences, permissions: z.array(z.string()), demo: z.boolean() }).meta({ id: 'Me' });

export const session = {
  getSetup: route({
    name: 'getSetup',
    method: 'get',
    path: '/setup',
    summary: 'Whether the first administrator is still missing, and whether this is a demo',
    auth: 'public',
    ok: { status: 200, schema: z.object({ needed: z.boolean(), demo: z.boolean() }) },
  }),
  createFirstAdmin: route({
    name: 'createFirstAdmin',
    method: 'post',
    path: '/setup',
    summary: 'Create the first administrator; once',
    auth: 'public',
    body: z.strictObject({ name, email, password, language }),
    ok: { status: 201, schema: me },
  }),
  signIn: route({
    name: 'signIn',
    method: 'post',
    path: '/session',
    summary: 'Sign in; sets the session cookie',
    auth: 'public',
    body: z.strictObject({ email, password: anyPassword }),
    ok: { status: 201, schema: me },
  }),
  forgetPassword: route({
    name: 'forgetPassword',
    method: 'post',
    path: '/forgotten-passwords',
    summary: 'Ask for a mail with a link to choose a new password; the answer is the same for every address',
    auth: 'public',
    body: z.strictObject({ email }),
    ok: { status: 204 },
  }),
  choosePassword: route({
    name: 'choosePassword',
    method: 'post',
    path: '/chosen-passwords',
    summary: 'Choose a password by the token of a link, once; ends all sessions of the agent and signs in',
    auth: 'public',
    body: z.strictObject({ token: z.string().min(1).max(100), password }),
    ok: { status: 201, schema: me },
  }),
  getSession: route({
    name: 'getSession',
    method: 'get',
    path: '/session',
    summary: 'Who am I',
    auth: 'session',
    ok: { status: 200, schema: me },
  }),
  signOut: route({
    name: 'signOut',
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    auth: 'session',
    ok: { status: 204 },
  }),
  updateProfile: route({
    name: 'updateProfile',
    method: 'put',
    path: '/profile',
    summary: 'Change own name, language, signature, and how long what was sent can be taken back',
    auth: 'session',
    body: z.strictObject({
      ...{ name, language, signature },
      undoSeconds: z.int().min(0).max(LIMITS.undoSeconds).optional(),
    }),
    ok: { status: 200, schema: me },
  }),
  keepPreferences: route({
    name: 'keepPreferences',
    method: 'patch',
    path: '/profile/preferences',
    summary: 'Say how the desk shall be for oneself, on every device; what is not named stays',
    auth: 'session',
    body: preferences.partial(),
    ok: { status: 200, schema: me },
  }),
  changePassword: route({
    name: 'changePassword',
    method: 'put',
    path: '/profile/password',
    summary: 'Change own password; ends all other sessions of the agent',
    auth: 'session',
    body: z.strictObject({ current: anyPassword, password }),
    ok: { status: 204 },
  }),
};
