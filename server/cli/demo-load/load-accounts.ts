/** The people of the demonstration, each with one role and one scope; blocks go to their enumerators. */
import type { Account, Scope } from '../../contract/identity.ts'
import type { City, CityAccount } from '../../demo-city/city.ts'
import { assignBlock } from '../../domains/areas/index.ts'
import { createAccount } from '../../domains/identity/index.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'

export interface Staff {
  readonly accounts: ReadonlyMap<string, Account>
  readonly enumeratorOf: ReadonlyMap<string, Account>
  /** The enumerator with most units to find. */
  readonly busiestEnumerator: string
  as(ctx: Context, account: Account): SignedInContext
  cityOffice: Account
  cityOffices: readonly Account[]
  /** Account id of the office above an account. */
  townshipOf(accountId: string): string
  countyOf(accountId: string): string
  /** Undefined where the area code goes no deeper than the office's level. */
  officeFor(kind: 'township-office' | 'county-office', areaCode: string): Account | undefined
}

export async function loadAccounts(ctx: Context, city: City): Promise<Staff> {
  // Preparers get their account when their unit is found in the frame.
  const people = city.accounts.filter((each) => each.role !== 'enterprise')
  const names = new Map(city.areas.map((area) => [area.code, area.name]))
  const created = await inTurns(people, (person) =>
    createAccount(ctx, {
      id: person.id,
      displayName: person.personName,
      role: person.role,
      scope: scopeOf(person, names),
    }),
  )
  const accounts = new Map(created.map((account) => [account.id, account]))
  await inTurns(
    people.flatMap((person) =>
      person.blockCodes.map((blockCode) => ({ blockCode, accountId: person.id })),
    ),
    (assignment) => assignBlock(ctx, assignment),
  )
  const enumeratorOf = new Map(
    people.flatMap((person) =>
      person.blockCodes.map((code) => [code, accounts.get(person.id)!] as const),
    ),
  )
  const officeFor: Staff['officeFor'] = (kind, areaCode) => {
    const prefix = areaCode.slice(0, kind === 'county-office' ? 6 : 9)
    return created.find(
      (each) =>
        each.role === kind && each.scope.kind === 'area' && each.scope.areaPrefix === prefix,
    )
  }
  const cityOffices = created.filter((each) => each.role === 'city-office')
  const areaOf = (accountId: string): string =>
    city.accounts.find((each) => each.id === accountId)!.areaCode
  return {
    accounts,
    enumeratorOf,
    busiestEnumerator: busiest(city, enumeratorOf),
    as: (base, account) => ({ ...base, actor: account }),
    cityOffice: cityOffices[0]!,
    cityOffices,
    townshipOf: (accountId) => officeFor('township-office', areaOf(accountId))!.id,
    countyOf: (accountId) => officeFor('county-office', areaOf(accountId))!.id,
    officeFor,
  }
}

const prefixLengths = {
  'city-office': 4,
  'county-office': 6,
  'township-office': 9,
  supervisor: 9,
  enumerator: 9,
  enterprise: 12,
} as const satisfies Record<CityAccount['role'], number>

function scopeOf(person: CityAccount, names: ReadonlyMap<string, string>): Scope {
  const areaPrefix = person.areaCode.slice(0, prefixLengths[person.role])
  const code = areaPrefix.padEnd(12, '0')
  return { kind: 'area', areaPrefix, name: names.get(code) ?? '朔州市' }
}

function busiest(city: City, enumeratorOf: ReadonlyMap<string, Account>): string {
  const units = new Map<string, number>()
  for (const unit of city.units) {
    const id = enumeratorOf.get(unit.blockCode)?.id
    if (id) units.set(id, (units.get(id) ?? 0) + 1)
  }
  return [...units].sort(([idA, a], [idB, b]) => b - a || idA.localeCompare(idB))[0]![0]
}
