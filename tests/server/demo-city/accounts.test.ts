import { describe, expect, it } from 'vitest'
import type { CityLegalUnit } from '../../../server/demo-city/city.ts'
import { smallCity } from './small-city.ts'

const { accounts, blocks, units } = smallCity()
const withRole = (role: string) => accounts.filter((account) => account.role === role)

describe('accounts of the demonstration city', () => {
  it('are two of the city office, seven counties and seventy-two towns, each id once', () => {
    expect(withRole('city-office')).toHaveLength(2)
    expect(withRole('county-office')).toHaveLength(7)
    expect(withRole('township-office')).toHaveLength(72)
    expect(new Set(accounts.map((account) => account.id)).size).toBe(accounts.length)
  })

  it('hand every block to exactly one enumerator of its town', () => {
    const handedOut = withRole('enumerator').flatMap((account) => account.blockCodes)
    expect([...handedOut].sort()).toEqual(blocks.map((block) => block.code).sort())
    for (const { areaCode, blockCodes } of withRole('enumerator')) {
      expect(blockCodes.length).toBeGreaterThan(0)
      expect(blockCodes.every((code) => code.startsWith(areaCode.slice(0, 9)))).toBe(true)
    }
  })

  it('give every unit above scale or in the input-output survey one preparer', () => {
    const online = units.filter(
      (unit): unit is CityLegalUnit =>
        unit.kind === 'legalUnit' && (unit.aboveScale || unit.traits.inputOutputSample),
    )
    expect(withRole('enterprise').map((account) => account.unitId)).toEqual(
      online.map((unit) => unit.id),
    )
  })

  it('share no telephone with a unit', () => {
    const unitMobiles = new Set(units.map((unit) => unit.mobile))
    expect(accounts.some((account) => unitMobiles.has(account.mobile))).toBe(false)
  })
})
