import { beforeAll, describe, expect, test } from 'vitest'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type { CheckContext, Finding, FormDefinition, Row } from '../../../forms/engine/types.ts'
import { loadForm } from '../../../forms/generated/registry.ts'

/** A headquarters and 399 branches of one person each. */
const branches = Array.from(
  { length: 400 },
  (_, index): Row => ({
    establishmentKind: index === 0 ? '1' : '2',
    unitName: index === 0 ? '朔州市同煤商贸有限公司本部' : `朔州市同煤商贸有限公司第${index}门店`,
    locationAddress: `山西省朔州市朔城区北城街道府东社区民福街${index + 1}号`,
    establishmentStaffAtYearEnd: 1,
    establishmentRevenue: 100 + index,
    industryCode: '5211',
  }),
)

const unitOf = (establishments: readonly Row[], staffAtYearEnd: number): CheckContext => ({
  answers: { establishments },
  others: { '602': { staffAtYearEnd } },
})

describe('a unit with four hundred establishments', () => {
  let form: FormDefinition
  beforeAll(async () => {
    form = await loadForm('601-1')
  })
  const of = (rule: string, context: CheckContext): Finding[] =>
    evaluateResponse(form, context).filter((finding) => finding.rule === rule)

  test('has as many people as its parts together, and not one fewer', () => {
    expect(of('601-1-080', unitOf(branches, 400))).toEqual([])
    const [short] = of('601-1-080', unitOf(branches, 399))
    expect(short?.message).toContain('400 人 大于法人单位从业人员期末人数 399 人，多出 1 人')
  })

  test('is told which two of them bear one name', () => {
    const twice = branches.map((row, index) =>
      index === 399 ? { ...row, unitName: branches[7]!.unitName } : row,
    )
    const rows = of('601-1-023', unitOf(twice, 400)).map(({ message }) => message.split('“')[0])
    expect(rows).toEqual(['第 8 行', '第 400 行'])
  })

  test('is judged in far less than a second', () => {
    const context = unitOf(branches, 400)
    evaluateResponse(form, context)
    const started = performance.now()
    evaluateResponse(form, context)
    // Rows are compared with each other: 400 × 400 for each such check. A tenth of this is usual.
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
