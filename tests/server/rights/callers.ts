/**
 * Everybody who may ever call the server, twice: those in whose scope the records of the matrix lie, and
 * their like next door (the neighbouring county, another unit, another city).
 */
import type { Position, Role, Scope } from '../../../server/contract/identity.ts'
import { assignBlock } from '../../../server/domains/areas/index.ts'
import { MAYI_1, PINGLU_BLOCK } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const area = (areaPrefix: string) => ({ kind: 'area', areaPrefix, name: areaPrefix }) as const
const unit = (unitId: string) => ({ kind: 'unit', unitId, name: unitId }) as const
const industries = (...codes: string[]) =>
  ({ kind: 'industries', codes, name: codes.join() }) as const

type CastLine = readonly [Role, Scope, Position?]

const cast = {
  enumerator: ['enumerator', area('140602001')],
  supervisor: ['supervisor', area('140602001')],
  enterprise: ['enterprise', unit('unit-a')],
  'person in charge': ['enterprise', unit('unit-a'), 'person-in-charge'],
  township: ['township-office', area('140602001')],
  county: ['county-office', area('140602')],
  city: ['city-office', area('1406')],
  department: ['department', industries('H')],
  system: ['system-administrator', area('1406')],
  security: ['security-administrator', area('1406')],
  audit: ['audit-administrator', area('1406')],
  enforcement: ['enforcement-officer', area('140602')],
  'enumerator next door': ['enumerator', area('140603100')],
  'supervisor next door': ['supervisor', area('140603100')],
  'enterprise next door': ['enterprise', unit('unit-b')],
  'person in charge next door': ['enterprise', unit('unit-b'), 'person-in-charge'],
  'township next door': ['township-office', area('140603100')],
  'county next door': ['county-office', area('140603')],
  'city next door': ['city-office', area('1407')],
  'department next door': ['department', industries('B')],
  'enforcement next door': ['enforcement-officer', area('140603')],
} as const satisfies Record<string, CastLine>

export type Caller = keyof typeof cast | 'nobody'
export const callers: readonly Caller[] = [
  // The keys of `cast` are its callers.
  ...(Object.keys(cast) as (keyof typeof cast)[]),
  'nobody',
]

export type Callers = Readonly<Record<Exclude<Caller, 'nobody'>, SignedIn>>

export async function signInCallers(app: TestApp): Promise<Callers> {
  const signedIn: Partial<Record<Caller, SignedIn>> = {}
  for (const [caller, [role, scope, position]] of Object.entries<CastLine>(cast)) {
    signedIn[caller as Caller] = await app.signIn(role, scope, `${caller} 某`, position)
  }
  const all = signedIn as Callers
  await assignBlock(app.context, {
    blockCode: MAYI_1,
    accountId: all.enumerator.account.id,
  })
  await assignBlock(app.context, {
    blockCode: PINGLU_BLOCK,
    accountId: all['enumerator next door'].account.id,
  })
  return all
}
