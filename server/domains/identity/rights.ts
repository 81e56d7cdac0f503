/**
 * The one place that decides what a role may do. Scope — on which records — is scope.ts.
 * Offices never appear beside a right that changes a reported value: only respondents, and the
 * enumerator with the respondent present, report (law.md L-10, L-11).
 */
import type { Role } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'

const field: readonly Role[] = ['enumerator', 'supervisor']
const offices: readonly Role[] = ['township-office', 'county-office', 'city-office']

const holders = {
  // On accounts of lower posts within the own scope (manages.ts).
  'account.manage': [...offices, 'system-administrator'],
  'device.manage': [...offices, 'system-administrator'],
  'activation.issue': offices,
  'area.view': [...field, ...offices],
  'block.assign': ['supervisor', ...offices],
  // Borders are confirmed by the county on the ground map (workflow.md §2).
  'block.draw': ['county-office', 'city-office'],
  'zone.keep': ['county-office', 'city-office'],
  'zone.view': offices,
  'handover.accept': [...field, ...offices],
  'building.correct': [...field, ...offices],
  'fieldwork.act': field,
  // Whoever carries a sealed file may bring it; its seal says whose work it is.
  'fieldwork.hand-in': [...field, ...offices],
  'fieldwork.view': [...field, ...offices],
  'frame.import': ['county-office', 'city-office'],
  'frame.view': [...field, ...offices],
  'ledger.view': offices,
  'ledger.judge': ['county-office', 'city-office'],
  'omission.view': offices,
  'omission.settle': ['county-office', 'city-office'],
  'omission.look': field,
  'listing.view': offices,
  'listing.sign': ['county-office'],
  'frame.record-outcome': [...field, ...offices],
  'frame.place-unit': offices,
  'unit.open-new': field,
  'unit.change-attributes': ['county-office', 'city-office'],
  'industry.code': ['county-office', 'city-office'],
  // What a legal unit says of its establishments is its own word, as its forms are.
  'establishment.view': [...offices, 'enterprise'],
  'establishment.tell': ['enterprise'],
  'unit.match': [...field, ...offices],
  'duplicate.view': offices,
  'duplicate.find': ['county-office', 'city-office'],
  'duplicate.decide': ['county-office', 'city-office'],
  'duplicate.set': ['county-office', 'city-office'],
  'response.view': [...field, ...offices, 'enterprise'],
  'response.report': [...field, 'enterprise'],
  // The respondent's own books: no office reads them (law.md L-56, L-71).
  'unit-ledger.view': ['enterprise'],
  'own-units.view': ['enterprise'],
  'evidence.add': [...field, ...offices, 'enterprise'],
  'evidence.view': [...field, ...offices, 'enterprise'],
  'reminder.record': [...field, ...offices],
  'reminder.list-area': ['supervisor', ...offices],
  'notice.send': offices,
  'message.exchange': [...offices, 'enterprise'],
  'message.list-area': offices,
  // Whoever is near enough to a respondent to interfere does not judge the signs of it (law.md L-15).
  'signal.view': ['county-office', 'city-office'],
  // A supervisor returns on the spot what a re-check found to differ.
  'response.return': ['supervisor', ...offices],
  // Each level takes its own step only (contract/response-state.ts).
  'response.pass': ['supervisor', 'township-office'],
  'response.accept': ['county-office', 'city-office'],
  'response.review': ['supervisor', ...offices],
  'finding.view': offices,
  // A judgement on many at once, like the acceptance of responses.
  'finding.accept': ['county-office', 'city-office'],
  'area.sign-off': offices,
  // The form is the nation's; its approval is entered and its dates set for the whole city (law.md L-21).
  'form.enter-approval': ['city-office'],
  'form.open': ['city-office'],
  'notice.enter': ['city-office'],
  'certificate.hold': field,
  'quarantine.view': offices,
  'quarantine.take-over': offices,
  'progress.view': offices,
  // A county's figures leave the offices by the level above alone (全国经济普查条例第三十条, law.md L-41).
  'progress.release': ['city-office'],
  'pay.set': ['county-office', 'city-office'],
  'response.export': offices,
  // Departments see counts of their industries, never a record (law.md L-01).
  'department-counts.view': ['department'],
  // 调查制度 is not a county's to change (law.md L-21).
  'check.draft': ['city-office'],
  'check.approve': ['city-office'],
  'check.view': offices,
  // Conducted by the level above, never by the county it judges.
  'sample.conduct': ['county-office', 'city-office'],
  'pes.conduct': ['city-office'],
  'pes.view': ['county-office', 'city-office'],
  'pes.survey': field,
  // The one door the law leaves open, 实施条例第三十条 (law.md L-03): who asks does not approve.
  'enforcement.request': ['enforcement-officer'],
  'enforcement.approve': ['city-office', 'security-administrator'],
  // Nobody who can change data, accounts or rights touches the trail (law.md L-51).
  'trail.view': ['audit-administrator'],
  'trail.export': ['audit-administrator'],
  // Whoever watches over rights sees to the notices after a breach: whom it touches, no entry (law.md L-67).
  'breach.list': ['security-administrator'],
  // Whoever runs the machine asks; whoever owns the records and whoever watches over rights approve, both
  // (law.md L-65); nobody of them touches the trail.
  'retention.view': ['city-office', 'system-administrator', 'security-administrator'],
  'retention.rule': ['city-office'],
  'retention.hold': ['city-office', 'security-administrator'],
  'destruction.request': ['system-administrator'],
  'destruction.approve': ['city-office', 'security-administrator'],
  // 批量审核 is a statistician's work at county and city.
  'evaluation.run': ['county-office', 'city-office'],
  'evaluation.view': offices,
  'cross-unit.settle': ['county-office', 'city-office'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof holders

export function mayDo(role: Role, right: Right): boolean {
  return (holders[right] as readonly Role[]).includes(role)
}

/** Everything a role may do. */
export function rightsOf(role: Role): readonly Right[] {
  // The keys of `holders` are the rights.
  return (Object.keys(holders) as Right[]).filter((right) => mayDo(role, right))
}

/** Throws problem `not-allowed` unless the actor's role holds the right. */
export function requireRight(ctx: SignedInContext, right: Right): void {
  if (!mayDo(ctx.actor.role, right)) throw new Problem('not-allowed')
}
