/**
 * Relations between units: a credit code used twice, chains of ownership that close, branches whose
 * own staff do not add up to what their parent declares. Offices settle them; each is a verify
 * finding naming the units. Pure.
 */
import { createHash } from 'node:crypto'
import type { Severity } from '../../../forms/engine/types.ts'
import type { AnswerJson } from './answer-cells.ts'

export interface UnitFacts {
  readonly unitId: string
  readonly name: string
  readonly kind: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly creditCode: string | null
  /** Credit code of the 归属法人 or 上一级法人. */
  readonly ownerCode: string | null
  /** Staff at year end of an establishment, by its own form. */
  readonly staff: number | null
  /** What a legal unit declares of its establishments, by credit code. */
  readonly declared: readonly { readonly creditCode: string; readonly staff: number }[]
}

export interface CrossUnitFinding {
  /** Of rule, units and facts. */
  readonly id: string
  /** What it is about whatever the facts: the code, the circle, the parent. */
  readonly subject: string
  readonly rule: string
  readonly kind: 'relation'
  readonly severity: Severity
  readonly unitIds: readonly string[]
  readonly message: string
}

/** A listing first: what later forms say of the same indicator stands. */
const FORM_ORDER = ['621', '622', '601', '611', '601-1', '611-1']
export const CROSS_UNIT_FORMS: readonly string[] = FORM_ORDER

export function unitFactsOf(
  unit: {
    readonly id: string
    readonly name: string
    readonly kind: UnitFacts['kind']
    readonly unifiedSocialCreditCode: string | null
  },
  documents: Readonly<Record<string, AnswerJson>>,
): UnitFacts {
  const said: AnswerJson = Object.assign({}, ...FORM_ORDER.map((form) => documents[form] ?? {}))
  const text = (key: string): string | null => {
    const value = said[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const { establishmentStaffAtYearEnd: staff, establishments } = said
  return {
    unitId: unit.id,
    name: unit.name,
    kind: unit.kind,
    creditCode: text('unifiedSocialCreditCode') ?? unit.unifiedSocialCreditCode,
    ownerCode:
      unit.kind === 'establishment'
        ? text('owningUnitCreditCode')
        : said.hasSuperiorLegalUnit === false
          ? null
          : text('superiorUnitCreditCode'),
    staff: typeof staff === 'number' ? staff : null,
    declared: Array.isArray(establishments) ? establishments.flatMap(declaredOf) : [],
  }
}

function declaredOf(row: unknown): UnitFacts['declared'] {
  if (typeof row !== 'object' || row === null) return []
  const { unifiedSocialCreditCode: code, establishmentStaffAtYearEnd: staff } = row as AnswerJson
  return typeof code === 'string' && code !== '' && typeof staff === 'number'
    ? [{ creditCode: code, staff }]
    : []
}

export function findCrossUnit(units: readonly UnitFacts[]): CrossUnitFinding[] {
  return [...repeatedCodes(units), ...closedChains(units), ...branchStaff(units)]
}

/** An establishment at its parent's seat may carry the parent's code: only units of one kind are compared. */
function repeatedCodes(units: readonly UnitFacts[]): CrossUnitFinding[] {
  const byCode = new Map<string, UnitFacts[]>()
  for (const unit of units) {
    if (unit.creditCode === null || unit.kind === 'establishment') continue
    const there = byCode.get(unit.creditCode)
    if (there === undefined) byCode.set(unit.creditCode, [unit])
    else there.push(unit)
  }
  return [...byCode]
    .filter(([, same]) => same.length > 1)
    .map(([code, same]) =>
      finding(
        'CROSS-001',
        code,
        same,
        `统一社会信用代码 ${code} 被 ${same.length} 个单位填报：${names(same)}，请核实是否重复登记或填错`,
      ),
    )
}

/** Each unit has at most one owner, so a walk up either ends or comes round. */
function closedChains(units: readonly UnitFacts[]): CrossUnitFinding[] {
  const owners = new Map<string, UnitFacts>()
  for (const unit of units) {
    if (unit.creditCode === null || unit.kind === 'selfEmployed') continue
    // Where code is shared the legal unit is the one that owns.
    if (unit.kind === 'legalUnit' || !owners.has(unit.creditCode)) owners.set(unit.creditCode, unit)
  }
  const seen = new Map<string, number>()
  const found: CrossUnitFinding[] = []
  units.forEach((start, walk) => {
    const path: UnitFacts[] = []
    let at: UnitFacts | undefined = start
    while (at !== undefined && !seen.has(at.unitId)) {
      seen.set(at.unitId, walk)
      path.push(at)
      at = at.ownerCode === null ? undefined : owners.get(at.ownerCode)
    }
    if (at === undefined || seen.get(at.unitId) !== walk) return
    const circle = path.slice(path.indexOf(at))
    found.push(
      finding(
        'CROSS-002',
        circle
          .map(({ unitId }) => unitId)
          .sort()
          .join(' '),
        circle,
        circle.length === 1
          ? `“${at.name}”把自己填为上级（归属）法人，请核实`
          : `上级（归属）法人首尾相接：${names(circle)}，请核实谁是上级`,
      ),
    )
  })
  return found
}

function branchStaff(units: readonly UnitFacts[]): CrossUnitFinding[] {
  const branches = new Map<string, UnitFacts>()
  for (const unit of units) {
    if (unit.kind === 'establishment' && unit.creditCode !== null)
      branches.set(unit.creditCode, unit)
  }
  return units.flatMap((parent) => {
    const reported = parent.declared.flatMap(({ creditCode, staff }) => {
      const branch = branches.get(creditCode)
      return branch === undefined || branch.staff === null
        ? []
        : [{ branch, declared: staff, own: branch.staff }]
    })
    const declared = reported.reduce((sum, each) => sum + each.declared, 0)
    const own = reported.reduce((sum, each) => sum + each.own, 0)
    if (reported.length === 0 || declared === own) return []
    const different = reported.filter((each) => each.declared !== each.own)
    const which = different.map(({ branch }) => branch)
    return [
      finding(
        'CROSS-003',
        parent.unitId,
        [parent, ...which],
        `“${parent.name}”填报所属产业活动单位期末人数 ${declared} 人，${reported.length} 个单位自己填报合计 ${own} 人，相差 ${Math.abs(declared - own)} 人，不同的是${names(which)}，请核实`,
      ),
    ]
  })
}

const MOST_NAMED = 6

function names(units: readonly UnitFacts[]): string {
  const named = units.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`)
  return `${named.join('、')}${units.length > MOST_NAMED ? ` 等 ${units.length} 个` : ''}`
}

function finding(
  rule: string,
  subject: string,
  units: readonly UnitFacts[],
  message: string,
): CrossUnitFinding {
  const unitIds = units.map(({ unitId }) => unitId)
  const mark = JSON.stringify([rule, [...unitIds].sort(), message])
  const id = createHash('sha256').update(mark).digest('hex').slice(0, 32)
  return { id, subject, rule, kind: 'relation', severity: 'verify', unitIds, message }
}
