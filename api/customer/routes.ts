/** Routes of customer with their handlers. Path, permission and shapes stand in contract/. */
import { routes } from '../../contract/routes.ts';
import { handle, type Mounted } from '../http/handler.ts';
import { createContactNote, deleteContactNote, listContactNotes, updateContactNote } from './contact-notes.ts';
import { listContactTickets } from './contact-tickets.ts';
import { getContactZone } from './contact-zone.ts';
import {
  createOrganisation,
  deleteOrganisation,
  getOrganisation,
  listOrganisations,
  updateOrganisation,
} from './organisations.ts';
import { deleteVip, importVips, listVips, setVip } from './vips.ts';

export const lines: Mounted[] = [
  handle(routes.listContactTickets, listContactTickets),
  handle(routes.getContactZone, getContactZone),
  handle(routes.listContactNotes, listContactNotes),
  handle(routes.createContactNote, createContactNote),
  handle(routes.updateContactNote, updateContactNote),
  handle(routes.deleteContactNote, deleteContactNote),
  handle(routes.listOrganisations, listOrganisations),
  handle(routes.getOrganisation, getOrganisation),
  handle(routes.createOrganisation, createOrganisation),
  handle(routes.updateOrganisation, updateOrganisation),
  handle(routes.deleteOrganisation, deleteOrganisation),
  handle(routes.listVips, listVips),
  handle(routes.setVip, setVip),
  handle(routes.deleteVip, deleteVip),
  handle(routes.importVips, importVips),
];
