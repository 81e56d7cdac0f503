/** The seven lists: whom each knows, what it writes down, and how. */
import type { TrueUnit } from './invent-units.ts'

export interface Source {
  readonly id: string
  readonly title: string
  coverage(unit: TrueUnit): number
  readonly columns: readonly string[]
  /** Writes the registered address, not where business is done. */
  readonly registered: boolean
  /** Some years old: former names, former people, numbers of the old kind. */
  readonly old: boolean
  /** Writes the owner's name for the shop's. */
  readonly ownersName: boolean
  /** Takes down the telephone of the accounting agency. */
  readonly agents: boolean
  readonly careless: number
  /** Multiplies the regime's share of missing codes. */
  readonly codeless: number
}

const plain = {
  registered: false,
  old: false,
  ownersName: false,
  agents: false,
  careless: 1,
  codeless: 1,
}
const business = (unit: TrueUnit): boolean =>
  unit.kind !== 'institution' && unit.kind !== 'association'

export const sources: readonly Source[] = [
  {
    ...plain,
    id: 'market-regulation',
    title: '市场监管',
    coverage: (unit) => (business(unit) ? 0.93 : 0),
    columns: [
      'uscc',
      'old_name',
      'legal_rep',
      'phone',
      'address',
      'area_code',
      'industry',
      'found',
    ],
    registered: true,
    careless: 0.2,
    codeless: 0.3,
  },
  {
    ...plain,
    id: 'tax',
    title: '税务',
    coverage: (unit) => (unit.kind === 'selfEmployed' ? 0.45 : business(unit) ? 0.85 : 0.5),
    columns: ['uscc', 'legal_rep', 'phone', 'address', 'industry', 'found'],
    agents: true,
    careless: 0.5,
    codeless: 0.6,
  },
  {
    ...plain,
    id: 'establishment-office',
    title: '编办',
    coverage: (unit) => (unit.kind === 'institution' ? 0.97 : 0),
    columns: ['uscc', 'legal_rep', 'address', 'phone', 'found'],
    careless: 0.3,
    codeless: 0.5,
  },
  {
    ...plain,
    id: 'civil-affairs',
    title: '民政',
    coverage: (unit) => (unit.kind === 'association' ? 0.95 : 0),
    columns: ['uscc', 'legal_rep', 'phone', 'address', 'area_code', 'found'],
    careless: 0.6,
  },
  {
    ...plain,
    id: 'electricity',
    title: '电力',
    coverage: (unit) => (unit.kind === 'selfEmployed' ? 0.6 : 0.7),
    columns: ['phone', 'address', 'area_code', 'lng', 'lat'],
    ownersName: true,
    careless: 2,
  },
  {
    ...plain,
    id: 'social-insurance',
    title: '社保',
    coverage: (unit) => (unit.kind === 'selfEmployed' ? 0.1 : 0.55),
    columns: ['uscc', 'legal_rep', 'phone', 'address', 'employees'],
    careless: 1,
    codeless: 1.2,
  },
  {
    ...plain,
    id: 'statistics-register',
    title: '统计',
    coverage: (unit) => (unit.kind === 'selfEmployed' ? 0.55 : 0.65),
    columns: [
      'uscc',
      'old_name',
      'legal_rep',
      'phone',
      'address',
      'area_code',
      'industry',
      'found',
      'employees',
      'lng',
      'lat',
    ],
    old: true,
    careless: 1,
    codeless: 1.5,
  },
]
