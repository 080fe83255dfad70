/** Door of identity: who is who, who may do what where, and who looked at whose data. */
export { actingOfficer, authenticate, grantsOf } from './authenticate.ts';
export {
  citizenByContact,
  citizenContact,
  citizenContacts,
  type Reached,
  recordAccess,
} from './citizens.ts';
export { giveNewPassword } from './forgotten.ts';
export { inventCitizen } from './invented.ts';
export { closeKiosk, createKiosk, kiosks, wallPath } from './kiosks.ts';
export { registerLent } from './lent.ts';
export {
  changeOfficer,
  createFirstAdmin,
  createOfficer,
  findOfficers,
  type OfficerView,
  type OfficerWish,
  officerNamed,
  officerNames,
  officersAt,
  officersWith,
} from './officers.ts';
export { addressOfOfficer } from './owner-notices.ts';
export { loadRoles, roles } from './roles.ts';
export { type SiteFacts, setSiteFacts } from './site-facts.ts';
