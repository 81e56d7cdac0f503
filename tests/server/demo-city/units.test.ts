import { describe, expect, it } from 'vitest'
import industryList from '../../../forms/codelists/industry.json' with { type: 'json' }
import { creditCodeOrganisationValid, creditCodeValid } from '../../../forms/engine/credit-code.ts'
import type { CityLegalUnit } from '../../../server/demo-city/city.ts'
import { industries } from '../../../server/demo-city/industries.ts'
import { institutions } from '../../../server/demo-city/institutions.ts'
import { smallCity } from './small-city.ts'

const { units, blocks, buildings } = smallCity()
const legalUnits = units.filter((unit): unit is CityLegalUnit => unit.kind === 'legalUnit')

describe('units of the demonstration city', () => {
  it('are as many as asked for, all marked synthetic, each id and code once', () => {
    expect(units).toHaveLength(600)
    expect(units.every((unit) => unit.synthetic)).toBe(true)
    expect(new Set(units.map((unit) => unit.id)).size).toBe(600)
    const codes = units.flatMap((unit) => unit.creditCode ?? [])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('carry credit codes that pass both check digits and name their county', () => {
    for (const { creditCode, name } of units) {
      if (!creditCode) continue
      expect(creditCodeValid(creditCode), name).toBe(true)
      expect(creditCodeOrganisationValid(creditCode), name).toBe(true)
      expect(creditCode.slice(2, 8)).toMatch(/^1406(00|02|03|21|22|23|81)$/)
    }
  })

  it('have the credit-code prefix of their institution type', () => {
    for (const unit of legalUnits) {
      const institution = institutions.find((one) => one.type === unit.institutionType)
      expect(unit.creditCode.slice(0, 2)).toBe(institution?.prefix ?? '91')
    }
  })

  it('include every institution type, branches and the self-employed', () => {
    expect(new Set(legalUnits.map((unit) => unit.institutionType))).toEqual(
      new Set(['10', '20', '30', '40', '51', '52', '53', '54', '55', '56', '90']),
    )
    expect(new Set(units.map((unit) => unit.kind)).size).toBe(3)
  })

  it('work in industries of the classification and describe them in three to fifteen characters', () => {
    const classes = new Set(
      industryList.items.filter((item) => item.level === 'class').map((item) => item.code),
    )
    const used = [
      ...industries.flatMap((one) =>
        one.activities.map((activity) => [one.code, activity] as const),
      ),
      ...institutions.flatMap((one) =>
        one.kinds.map(([, code, activity]) => [code, activity] as const),
      ),
    ]
    for (const [code, activity] of used) {
      expect(classes.has(code), code).toBe(true)
      expect(activity).toMatch(/^\p{Script=Han}{3,15}$/u)
    }
  })

  it('live in a building of a block of their area', () => {
    const blockOf = new Map(buildings.map((building) => [building.code, building.blockCode]))
    const areaOf = new Map(blocks.map((block) => [block.code, block.areaCode]))
    for (const unit of units) {
      expect(blockOf.get(unit.buildingCode)).toBe(unit.blockCode)
      expect(areaOf.get(unit.blockCode)).toBe(unit.location.areaCode)
    }
  })

  it('opened no earlier than they were set up and no later than the reference date', () => {
    for (const { established, opened } of units) {
      expect(established.year * 12 + established.month).toBeLessThanOrEqual(2023 * 12 + 12)
      if (!opened) continue
      expect(opened.year * 12 + opened.month).toBeGreaterThanOrEqual(
        established.year * 12 + established.month,
      )
      expect(opened.year).toBeLessThanOrEqual(2023)
    }
  })

  it('have no more women than people, and people whenever they operate', () => {
    for (const unit of units) {
      expect(unit.femaleStaff).toBeLessThanOrEqual(unit.staff)
      if (unit.operatingStatus === '1') expect(unit.staff).toBeGreaterThan(0)
    }
  })

  it('quote the parent in every branch, and keep the branches within the parent', () => {
    const byId = new Map(legalUnits.map((unit) => [unit.id, unit]))
    const branches = units.flatMap((unit) => (unit.kind === 'establishment' ? [unit] : []))
    expect(branches.length).toBeGreaterThan(20)
    for (const branch of branches) expect(byId.get(branch.parentId)?.branchIds).toContain(branch.id)
    for (const parent of legalUnits) {
      const own = branches.filter((branch) => branch.parentId === parent.id)
      expect(own).toHaveLength(parent.branchIds.length)
      expect(own.reduce((sum, branch) => sum + branch.staff, 0)).toBeLessThanOrEqual(parent.staff)
    }
  })

  it('are mostly small with a few large: the long tail of a real city', () => {
    const staff = units.map((unit) => unit.staff).sort((a, b) => a - b)
    const largest = staff.slice(-Math.ceil(staff.length / 20))
    const share = largest.reduce((a, b) => a + b, 0) / staff.reduce((a, b) => a + b, 0)
    expect(staff[300]).toBeLessThan(12)
    expect(share).toBeGreaterThan(0.4)
  })

  it('are above scale by revenue: industry from twenty million yuan', () => {
    const industrial = legalUnits.filter((unit) => /^(B|B1)$/.test(unit.reportCategory))
    expect(industrial.some((unit) => unit.aboveScale)).toBe(true)
    for (const { aboveScale, amounts, operatingStatus } of industrial) {
      if (amounts.keeps !== 'revenue' || operatingStatus !== '1') continue
      expect(aboveScale).toBe(amounts.operatingRevenueThousandYuan >= 20_000)
    }
  })

  it('call nobody real: mobiles start 199000', () => {
    for (const { mobile, landline } of units) {
      expect(mobile).toMatch(/^199000\d{5}$/)
      if (landline) expect(landline).toMatch(/^555\d{4}$/)
    }
  })
})
