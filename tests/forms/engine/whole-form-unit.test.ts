/** the unit of a whole form, on sound statements of a city's firms and on hand-made extremes. */
import { describe, expect, it } from 'vitest'
import type { Answers } from '../../../forms/engine/types.ts'
import {
  filledAmounts,
  inThousandYuan,
  type OtherUnit,
  suspectWholeFormUnit,
  type UnitContext,
} from '../../../forms/engine/whole-form-unit.ts'
import { loadForm } from '../../../forms/generated/registry.ts'
import { type SoundDocument, soundDocuments } from '../../support/sound-documents.ts'

const statements = ['B603', 'C603', 'E603', 'S603', 'F603', 'X603', '611-3', '602'] as const
const forms = new Map(
  await Promise.all(statements.map(async (id) => [id, await loadForm(id)] as const)),
)
const documents = statements.flatMap((id) =>
  soundDocuments(id).map((document) => ({ form: forms.get(id)!, document })),
)

const contextOf = ({ answers, previous, others, unit }: SoundDocument): UnitContext => ({
  ...{ answers, previous, others, unit },
})

/** The same answers with every amount as if filled in that unit. */
function scaled(
  form: Parameters<typeof filledAmounts>[0],
  answers: Answers,
  times: number,
): Answers {
  const changed: Record<string, unknown> = { ...answers }
  for (const { path, value } of filledAmounts(form, answers)) {
    if (path in changed) changed[path] = Math.round(value * times * 1e6) / 1e6
  }
  return changed as Answers
}

const factors: readonly (readonly [OtherUnit, number])[] = [
  ['元', 1_000],
  ['万元', 1 / 10],
  ['百万元', 1 / 1_000],
]

describe('a whole form in the wrong unit', () => {
  it('is not suspected of any sound statement', () => {
    expect(documents.length).toBeGreaterThan(200)
    const asked = documents.flatMap(({ form, document }) => {
      const suspicion = suspectWholeFormUnit(form, contextOf(document))
      return suspicion
        ? [`${document.unitId} ${form.id} ${suspicion.unit} ${suspicion.reasons}`]
        : []
    })
    expect(asked).toEqual([])
  })

  it('nor without last year and other forms', () => {
    const asked = documents.filter(({ form, document: { answers, unit } }) =>
      suspectWholeFormUnit(form, { answers, unit }),
    )
    expect(asked.map(({ form, document }) => `${document.unitId} ${form.id}`)).toEqual([])
  })

  it.each(factors)('is found where last year is known and amounts are in %s', (unit, times) => {
    const tried = documents.filter(
      ({ form, document }) =>
        document.previous && filledAmounts(form, document.answers).length >= 10,
    )
    expect(tried.length).toBeGreaterThan(100)
    const missed = tried.filter(({ form, document }) => {
      const answers = scaled(form, document.answers, times)
      return suspectWholeFormUnit(form, { ...contextOf(document), answers })?.unit !== unit
    })
    expect(missed.length / tried.length).toBeLessThan(0.03)
  })

  it('is found from wages and revenue a head alone, in yuan and in millions', () => {
    const form = forms.get('B603')!
    for (const [unit, times] of [factors[0]!, factors[2]!]) {
      const tried = soundDocuments('B603').filter(({ answers }) => Number(answers.averageStaff) > 0)
      const missed = tried.filter(({ answers, unit: about }) => {
        const suspicion = suspectWholeFormUnit(form, {
          answers: scaled(form, answers, times),
          unit: about,
        })
        return suspicion?.unit !== unit
      })
      expect([unit, missed.length / tried.length < 0.05]).toEqual([unit, true])
    }
  })

  it('says why, in the form’s own numbers', () => {
    const form = forms.get('B603')!
    const document = soundDocuments('B603').find(({ previous }) => previous)!
    const answers = scaled(form, document.answers, 1_000)
    const reasons = suspectWholeFormUnit(form, { ...contextOf(document), answers })?.reasons ?? []
    expect(reasons.join()).toMatch(/约为上年的 .*倍/)
    expect(reasons.join()).toMatch(/职工薪酬人均 [\d,]+ 千元/)
  })
})

describe('what only looks unusual is not asked about', () => {
  const form = forms.get('B603')!
  const suspect = (answers: Answers, more: Partial<UnitContext> = {}) =>
    suspectWholeFormUnit(form, { answers, ...more })
  const mine = {
    currentAssets: 90_000,
    totalAssets: 300_000,
    totalLiabilities: 100_000,
    ownersEquity: 200_000,
    operatingRevenue: 120_000,
    operatingCost: 80_000,
    employeeCompensation: 18_000,
    averageStaff: 200,
  }

  it('a giant: 2 trillion yuan of revenue, 400,000 people', () => {
    const giant = scaled(form, mine, 20_000)
    expect(
      suspect({ ...giant, averageStaff: 400_000, employeeCompensation: 90_000_000 }),
    ).toBeNull()
  })

  it('a trader of five people with 5 billion yuan of revenue', () => {
    const trader = { ...mine, operatingRevenue: 5_000_000, operatingCost: 4_980_000 }
    expect(suspect({ ...trader, averageStaff: 5, employeeCompensation: 900 })).toBeNull()
  })

  it('a firm of one person with 30,000 yuan of revenue', () => {
    const tiny = { ...scaled(form, mine, 1 / 4_000), averageStaff: 1, employeeCompensation: 12 }
    expect(suspect(tiny)).toBeNull()
  })

  it('a firm that opened in autumn', () => {
    expect(suspect({ ...mine, operatingRevenue: 3_000, employeeCompensation: 1_600 })).toBeNull()
  })

  it('a firm that shrank to a tenth with its people, and one that grew tenfold', () => {
    const small = { ...scaled(form, mine, 1 / 10), averageStaff: 20 }
    const unit = { industryCode: '0610', aboveScale: false } as const
    expect(suspect(small, { previous: mine, unit })).toBeNull()
    expect(suspect(mine, { previous: small, unit })).toBeNull()
  })

  it('a form with a few amounts only', () => {
    expect(suspect({ operatingRevenue: 1e9, totalAssets: 1e9, averageStaff: 2 })).toBeNull()
  })
})

describe('reading an amount in another unit', () => {
  it('gives whole thousands, the sign kept', () => {
    expect(inThousandYuan(1_234_567, '元')).toBe(1_235)
    expect(inThousandYuan(-1_234_500, '元')).toBe(-1_235)
    expect(inThousandYuan(123.45, '万元')).toBe(1_235)
    expect(inThousandYuan(12, '百万元')).toBe(12_000)
  })
})
