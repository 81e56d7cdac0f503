/**
 * All units of the city: nearly half are self-employed, one in fourteen a branch, the rest legal
 * units of every institution type.
 */
import type { CityArea, CityBlock, CityBuilding, CityLegalUnit, CityUnit } from './city.ts'
import { createCreditCodeIssuer } from './credit-codes.ts'
import { canHaveBranches, makeBranches } from './make-branches.ts'
import { makeEnterprise, type Registry } from './make-enterprises.ts'
import { createInstitutionMaker, institutionsFor } from './make-institutions.ts'
import { makeSelfEmployed } from './make-self-employed.ts'
import { createPeople } from './people.ts'
import { createPlacer } from './place-units.ts'
import { profiles } from './profiles.ts'
import type { Random } from './random.ts'
import { createTradeNames } from './trade-names.ts'
import { drawTraits } from './traits.ts'

const selfEmployedShare = 0.46
const branchShare = 0.07
const institutionShare = 0.34

interface CityGround {
  readonly areas: readonly CityArea[]
  readonly blocks: readonly CityBlock[]
  readonly buildings: readonly CityBuilding[]
}

export function makeUnits(count: number, ground: CityGround, random: Random): CityUnit[] {
  const registry = openRegistry(ground, random)
  const selfEmployed = Math.round(count * selfEmployedShare)
  const branches = Math.round(count * branchShare)
  const certain = makeCertain(registry, random.fork('profiles'))
  const others = makeLegalUnits(count - selfEmployed - branches - certain.length, registry, random)
  const legalUnits = [...certain.map(({ unit }) => unit), ...others]
  const parents = new Set(
    certain.filter(({ profile }) => profile.branches).map(({ unit }) => unit.id),
  )
  const shown = new Set(certain.filter(({ profile }) => profile.shown).map(({ unit }) => unit.id))
  // A school with investment, chosen for the input-output survey.
  const school = others.find((unit) => unit.institutionType === '20')
  if (school) shown.add(school.id)
  const withBranches = addBranches(legalUnits, branches, parents, registry, random.fork('branches'))
  const single = random.fork('self-employed')
  const missing = count - withBranches.length
  const units = [
    ...withBranches,
    ...Array.from({ length: missing }, () => makeSelfEmployed(registry, single)),
  ]
  return drawTraits(units, shown, random.fork('traits'))
}

function makeCertain(registry: Registry, random: Random) {
  return profiles.map((profile) => ({ profile, unit: makeEnterprise(registry, random, profile) }))
}

function openRegistry(ground: CityGround, random: Random): Registry {
  let issued = 0
  return {
    areas: ground.areas,
    placer: createPlacer(ground.areas, ground.blocks, ground.buildings, random.fork('places')),
    people: createPeople(random.fork('people')),
    names: createTradeNames(random.fork('names')),
    codes: createCreditCodeIssuer(random.fork('codes')),
    nextId: () => `U${String(++issued).padStart(6, '0')}`,
  }
}

function makeLegalUnits(count: number, registry: Registry, random: Random): CityLegalUnit[] {
  const draw = random.fork('legal units')
  const maker = createInstitutionMaker(registry, random.fork('institutions'))
  const institutions = institutionsFor(Math.round(count * institutionShare))
  const others = institutions.map((institution) => maker.make(institution, draw))
  const enterprises = Array.from({ length: count - others.length }, () =>
    makeEnterprise(registry, draw),
  )
  return [...enterprises, ...others]
}

/** Branches follow their parent. Parents are drawn until the number of branches is reached. */
function addBranches(
  legalUnits: readonly CityLegalUnit[],
  count: number,
  certainParents: ReadonlySet<string>,
  registry: Registry,
  random: Random,
): CityUnit[] {
  const wanted = new Map<string, number>()
  let left = count
  const first = (unit: CityLegalUnit): number => (certainParents.has(unit.id) ? 0 : 1)
  const parents = random.shuffle(legalUnits.filter(canHaveBranches))
  for (const parent of parents.sort((a, b) => first(a) - first(b))) {
    const number = Math.min(left, random.between(1, 3))
    if (number === 0) break
    wanted.set(parent.id, number)
    left -= number
  }
  return legalUnits.flatMap((unit): CityUnit[] => {
    const branches = makeBranches(unit, wanted.get(unit.id) ?? 0, registry, random)
    return [{ ...unit, branchIds: branches.map((branch) => branch.id) }, ...branches]
  })
}
