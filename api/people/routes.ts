/** Routes of people with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { createAbsence, deleteAbsence, listAbsences, updateAbsence } from './absences.ts';
import { addHolidays, createCalendar, getCalendar, listCalendars, updateCalendar } from './calendars.ts';
import { getContact, listContacts, updateContact } from './contacts.ts';
import { getFirstSteps } from './first-steps.ts';
import { getNoticePreferences, listNotices, readNotice, readNotices, setNoticePreferences } from './notices.ts';
import { createDuty, deleteDuty, getRotation, listDuties, setRotation } from './on-call.ts';
import { choosePassword, createPasswordLink, forgetPassword } from './password-links.ts';
import { listPresences, setPresence } from './presences.ts';
import {
  changePassword,
  createFirstAdmin,
  getSession,
  getSetup,
  keepPreferences,
  signIn,
  signOut,
  updateProfile,
} from './session.ts';
import { createShift, deleteShift, listShifts, updateShift } from './shifts.ts';
import { createSkill, deleteSkill, listSkills, updateSkill } from './skills.ts';
import { agentConsequences, createAgent, getAgent, listAgents, updateAgent } from './staff.ts';
import { createTeam, deleteTeam, listTeams, updateTeam } from './teams.ts';
import { getToday } from './today.ts';
import { getWeek } from './week.ts';

export const lines: Mounted[] = [
  handle(routes.getSetup, getSetup),
  handle(routes.createFirstAdmin, createFirstAdmin),
  handle(routes.signIn, signIn),
  handle(routes.forgetPassword, forgetPassword),
  handle(routes.choosePassword, choosePassword),
  handle(routes.getSession, getSession),
  handle(routes.signOut, signOut),
  handle(routes.updateProfile, updateProfile),
  handle(routes.changePassword, changePassword),
  handle(routes.keepPreferences, keepPreferences),
  handle(routes.getFirstSteps, getFirstSteps),
  handle(routes.listContacts, listContacts),
  handle(routes.getContact, getContact),
  handle(routes.updateContact, updateContact),
  handle(routes.listAgents, listAgents),
  handle(routes.getAgent, getAgent),
  handle(routes.createAgent, createAgent),
  handle(routes.createPasswordLink, createPasswordLink),
  handle(routes.updateAgent, updateAgent),
  handle(routes.agentConsequences, agentConsequences),
  handle(routes.listNotices, listNotices),
  handle(routes.readNotice, readNotice),
  handle(routes.readNotices, readNotices),
  handle(routes.getToday, getToday),
  handle(routes.getNoticePreferences, getNoticePreferences),
  handle(routes.setNoticePreferences, setNoticePreferences),
  handle(routes.listTeams, listTeams),
  handle(routes.createTeam, createTeam),
  handle(routes.updateTeam, updateTeam),
  handle(routes.deleteTeam, deleteTeam),
  handle(routes.listSkills, listSkills),
  handle(routes.createSkill, createSkill),
  handle(routes.updateSkill, updateSkill),
  handle(routes.deleteSkill, deleteSkill),
  handle(routes.listShifts, listShifts),
  handle(routes.createShift, createShift),
  handle(routes.updateShift, updateShift),
  handle(routes.deleteShift, deleteShift),
  handle(routes.listAbsences, listAbsences),
  handle(routes.createAbsence, createAbsence),
  handle(routes.updateAbsence, updateAbsence),
  handle(routes.deleteAbsence, deleteAbsence),
  handle(routes.setPresence, setPresence),
  handle(routes.listPresences, listPresences),
  handle(routes.getRotation, getRotation),
  handle(routes.setRotation, setRotation),
  handle(routes.listDuties, listDuties),
  handle(routes.createDuty, createDuty),
  handle(routes.deleteDuty, deleteDuty),
  handle(routes.getWeek, getWeek),
  handle(routes.listCalendars, listCalendars),
  handle(routes.getCalendar, getCalendar),
  handle(routes.createCalendar, createCalendar),
  handle(routes.updateCalendar, updateCalendar),
  handle(routes.addHolidays, addHolidays),
];
