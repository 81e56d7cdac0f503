export type { AccountPorts } from './account-ports.ts'
export { mountAccounts } from './account-routes.ts'
export { mountActivation } from './activation-routes.ts'
export { carryPeople, returnPeople } from './carry-people.ts'
export { concealContacts } from './conceal-contacts.ts'
export { createAccount, type NewAccount } from './create-account.ts'
export { mountDevices } from './device-routes.ts'
export {
  enumeratorsAmong,
  findAccountById,
  findAccountByName,
  listEnumeratorsWithin,
  listPosts,
} from './find-account-by-id.ts'
export { findDisplayNames } from './find-display-names.ts'
export { findOnDuty } from './find-on-duty.ts'
export { findOwnUnits } from './find-own-units.ts'
export { issueSignInLink } from './issue-sign-in-link.ts'
export {
  type DeviceClaim,
  type DeviceStanding,
  deviceClaimIn,
  judgeDevice,
} from './judge-device.ts'
export { findWhoSignedIn, listAccounts, listActiveAccounts } from './list-accounts.ts'
export { getManagedRow } from './managed-account.ts'
export { mayConfirm, mayReport, requireConfirmer, requireReporter } from './may-report.ts'
export { replaceAdministrator, replaceableRoles } from './replace-administrator.ts'
export { resealFactors } from './reseal-factors.ts'
export { resolveActor } from './resolve-actor.ts'
export { retained } from './retained.ts'
export { mayDo, type Right, requireRight } from './rights.ts'
export { type IdentityOptions, linksSignInDirectly, mountIdentity } from './routes.ts'
export { coversArea, isWithinScope, withinScope } from './scope.ts'
