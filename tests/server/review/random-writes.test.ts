/** Whatever is written, in whatever order: what the triggers keep is what counting anew gives. */
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type FindingState, findingStates } from '../../../server/contract/findings.ts'
import { responseStates } from '../../../server/contract/response-state.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { findingCase, response } from '../../../server/domains/responses/tables.ts'
import { createTestApp } from '../../support/test-app.ts'
import { expectCountsKept } from './expect-counts-kept.ts'

/** Two counties; a unit known by its county alone, and one without any place. */
const places = [
  ['140602001001', '14060200100101'],
  ['140602001002', null],
  ['140603100001', '14060310000101'],
  ['140602000000', null],
  [null, null],
] as const
const among = <T>(list: readonly T[]) => fc.constantFrom(...list)

const standing = fc.record({
  state: among(responseStates),
  mandatoryFindings: fc.nat(2),
  verifyFindings: fc.integer({ min: 1, max: 3 }),
  explainedFindings: fc.nat(1),
  reportedBy: among(['walker-1', 'walker-2', null]),
  fellAwayAt: among([null, null, '2024-02-01T00:00:00.000Z']),
})
const found = fc.record({
  state: among<FindingState>(findingStates),
  severity: among(['mandatory', 'verify', 'advisory'] as const),
  reasonCode: among(['01', '98', null]),
  reporter: among(['walker-1', 'walker-2']),
})
const one = fc.nat(5)
const write = fc.oneof(
  fc.record({ of: one, place: among(places) }),
  fc.record({ of: one, trade: among(['5211', '6210', null]) }),
  fc.record({ of: one, kind: among(['selfEmployed', 'legalUnit'] as const) }),
  fc.record({ of: one, standing }),
  fc.record({ of: one, found }),
)

describe('counts of progress and findings', () => {
  it('are those of counting anew after any writes', { timeout: 120_000 }, async () => {
    const written = fc.array(write, { minLength: 20, maxLength: 60 })
    const property = fc.asyncProperty(
      fc.array(standing, { minLength: 6, maxLength: 6 }),
      fc.array(found, { minLength: 6, maxLength: 6 }),
      written,
      async (standings, founds, writes) => {
        const app = await createTestApp()
        try {
          const { database } = app
          for (const [at, row] of standings.entries())
            await database.write(async (tx) => {
              const [areaCode, blockCode] = places[at % places.length]!
              await tx.insert(unit).values(unitRow(at, areaCode, blockCode))
              await tx.insert(response).values({ ...responseRow(at, areaCode, blockCode), ...row })
              const owed = row.fellAwayAt === null
              const area = areaCode ?? ''
              await tx.insert(findingCase).values({ ...caseRow(at, area, owed), ...founds[at]! })
            })
          for (const each of writes)
            await database.write(async (tx) => {
              const mine = eq(unit.id, `u-${each.of}`)
              const its = eq(response.unitId, `u-${each.of}`)
              if ('place' in each) {
                const [areaCode, blockCode] = each.place
                await tx.update(unit).set({ areaCode, blockCode }).where(mine)
                await tx.update(response).set({ areaCode, blockCode }).where(its)
              } else if ('trade' in each)
                await tx.update(unit).set({ industryCode: each.trade }).where(mine)
              else if ('kind' in each) await tx.update(unit).set({ kind: each.kind }).where(mine)
              else if ('standing' in each) await tx.update(response).set(each.standing).where(its)
              else
                await tx
                  .update(findingCase)
                  .set(each.found)
                  .where(eq(findingCase.unitId, `u-${each.of}`))
            })
          await expectCountsKept(app)
        } finally {
          await app.close()
        }
      },
    )
    await fc.assert(property, { numRuns: 5 })
  })
})

function unitRow(at: number, areaCode: string | null, blockCode: string | null) {
  return {
    ...{ id: `u-${at}`, kind: 'selfEmployed' as const, name: `单位${at}`, areaCode, blockCode },
    ...{ address: '', industryCode: '5211', aboveScale: false, origin: 'frame' as const },
    ...{ openedAt: '2024-01-02T00:00:00.000Z', synthetic: true },
  }
}

function responseRow(at: number, areaCode: string | null, blockCode: string | null) {
  const when = '2024-01-02T00:00:00.000Z'
  return {
    ...{ id: `u-${at}.622.2023`, unitId: `u-${at}`, formId: '622', formVersion: '2023.1' },
    ...{ period: '2023', areaCode, blockCode, revisions: 1, advisoryFindings: 0 },
    ...{ unitKind: 'selfEmployed' as const, industryCode: '5211' },
    ...{ createdAt: when, updatedAt: when },
  }
}

function caseRow(at: number, areaCode: string, owed: boolean) {
  const when = '2024-01-02T00:00:00.000Z'
  return {
    ...{ id: `u-${at}.622.2023.1`, responseId: `u-${at}.622.2023`, unitId: `u-${at}` },
    ...{ formId: '622', areaCode, owed, rule: `622-${at % 2}`, fields: ['a'], message: '' },
    ...{ revisionId: 'r', steps: 1, raisedAt: when, updatedAt: when },
  }
}
