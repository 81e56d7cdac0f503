import { describe, expect, it } from 'vitest'
import { assignRoster } from '../../../server/domains/listing/assign-roster.ts'
import { recheckOwed } from '../../../server/domains/listing/judge-listing.ts'

describe('the roster of a unit', () => {
  it.each([
    ['legalUnit', '3011', true, 'online'],
    ['legalUnit', '3011', false, 'tablet'],
    ['legalUnit', null, false, 'tablet'],
    ['establishment', '5165', true, 'tablet'],
    ['selfEmployed', '6210', false, 'tablet'],
    ['legalUnit', '6620', true, 'department'],
    ['establishment', '6812', false, 'department'],
    ['legalUnit', '5311', false, 'department'],
    ['selfEmployed', '6632', false, 'tablet'],
  ] as const)('%s of industry %s, above scale %s: %s', (kind, industryCode, aboveScale, roster) => {
    expect(assignRoster({ kind, industryCode, aboveScale })).toBe(roster)
  })
})

describe('re-checks an enumeration area owes', () => {
  it.each([
    [0, 0],
    [1, 1],
    [19, 1],
    [20, 1],
    [40, 2],
    [59, 2],
    [400, 20],
  ])('of %i registered: %i', (registered, owed) => {
    expect(recheckOwed(registered)).toBe(owed)
  })
})
