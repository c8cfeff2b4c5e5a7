import { describe, expect, test } from '@jest/globals';
import { connectionOf } from '../../../domain/mail/mailbox.ts';
import { ROLES } from '../../../domain/people/permission.ts';
import { type FirstFacts, FIRST_REPLIES, firstSteps, hasFirstSteps } from '../../../domain/people/first-steps.ts';

const NOTHING: FirstFacts = {
  mailbox: 'none',
  ticket: null,
  colleagues: 0,
  hoursChosen: false,
  acknowledgementSeen: false,
  replies: 0,
  signature: false,
  noticesChosen: false,
  keysSeen: false,
};
const ALL: FirstFacts = {
  mailbox: 'connected',
  ticket: 1,
  colleagues: 2,
  hoursChosen: true,
  acknowledgementSeen: true,
  replies: FIRST_REPLIES,
  signature: true,
  noticesChosen: true,
  keysSeen: true,
};
const names = (role: Parameters<typeof firstSteps>[0]) => firstSteps(role, NOTHING).map(({ name }) => name);
const states = (facts: FirstFacts) => firstSteps('admin', facts).map(({ state }) => state);

describe('the first steps', () => {
  test('of an administrator are those of the desk, of a lead what they may keep and their own, of an agent their own', () => {
    expect(names('admin')).toEqual(['mailbox', 'mail', 'people', 'hours', 'acknowledgement', 'replies']);
    expect(names('lead')).toEqual(['hours', 'acknowledgement', 'replies', 'signature', 'notices', 'keys']);
    expect(names('agent')).toEqual(['signature', 'notices', 'keys']);
    expect(names('viewer')).toEqual([]);
  });

  test('are open on a bare desk and done on one that has all of it', () => {
    expect(new Set(states(NOTHING))).toEqual(new Set(['open']));
    expect(new Set(states(ALL))).toEqual(new Set(['done']));
    expect(new Set(firstSteps('lead', ALL).map(({ state }) => state))).toEqual(new Set(['done']));
  });

  test('a mailbox that lets nobody in is neither open nor done', () => {
    expect(firstSteps('admin', { ...ALL, mailbox: 'refused' })[0]).toEqual({ name: 'mailbox', state: 'broken' });
  });

  test('a role of which nobody asks for them has none', () => {
    for (const role of ROLES) expect([role, hasFirstSteps(role)]).toEqual([role, names(role).length > 0]);
  });

  test('a mailbox counts once it is read, and a fault is no tick whatever came before', () => {
    const of = (status: Parameters<typeof connectionOf>[0]['status']) =>
      [false, true].map((hasRead) => connectionOf({ status, hasRead }));
    expect(of('live')).toEqual(['connected', 'connected']);
    expect(of('connecting')).toEqual(['waiting', 'connected']);
    expect(of('paused')).toEqual(['waiting', 'connected']);
    for (const fault of ['unreachable', 'credentials', 'consent', 'throttled', 'files-away'] as const)
      expect(of(fault)).toEqual(['refused', 'refused']);
    expect(firstSteps('admin', { ...ALL, mailbox: 'waiting' })[0]).toEqual({ name: 'mailbox', state: 'open' });
  });

  test('two canned replies are no beginning yet', () => {
    expect(firstSteps('admin', { ...ALL, replies: FIRST_REPLIES - 1 }).at(-1)).toEqual({
      name: 'replies',
      state: 'open',
    });
  });
});
