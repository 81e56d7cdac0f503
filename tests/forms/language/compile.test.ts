import { expect, test } from 'vitest'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { loadCompiled, readOne } from '../../support/language.ts'

const balance = readOne(`check B603-002 mandatory
  title   "资产总计平衡"
  source  official "B203 表"
  covers  B603-002, B603-003
  let     total = [217] + ([218] ?? 0)
  when    [211] = "10" and [213] is filled
  expect  [213] = total within rounding
  says    "资产总计 {[213]} 不等于 {total}，相差 {[213] - total:千元}，占 {[213] / total:%}"
`)

test('a compiled check passes, fails and does not apply as its text says', async () => {
  const [check] = await loadCompiled([balance])
  const outcome = (answers: Record<string, number | string>) => check!.outcome({ answers }, null, 0)
  expect(outcome({ institutionType: '10', assets: 1000, liabilities: 400, equity: 600 })).toBe(true)
  expect(outcome({ institutionType: '10', assets: 1001, liabilities: 400, equity: 600 })).toBe(true)
  expect(outcome({ institutionType: '10', assets: 1002, liabilities: 400, equity: 600 })).toBe(
    false,
  )
  expect(outcome({ institutionType: '20', assets: 1002, liabilities: 400, equity: 600 })).toBe(null)
  expect(outcome({ institutionType: '10', assets: 1002, equity: 600 })).toBe(null)
  expect(outcome({ institutionType: '10', assets: 1000, liabilities: 1000 })).toBe(true)
})

test('the message puts in the respondent’s own numbers and the difference', async () => {
  const [check] = await loadCompiled([balance])
  const answers = { institutionType: '10', assets: 1234567, liabilities: 400, equity: 600 }
  const message = '资产总计 1,234,567 不等于 1,000，相差 1,233,567 千元，占 123456.7%'
  expect(check!.message({ answers }, null, 0)).toBe(message.replace('123456.7', '123,456.7'))
  expect(interpretCheck(balance).message({ answers }, null, 0)).toBe(
    check!.message({ answers }, null, 0),
  )
})

test('the compiled check carries what the text says about it', async () => {
  const [check] = await loadCompiled([balance])
  expect(check).toMatchObject({
    id: 'B603-002',
    severity: 'mandatory',
    kind: 'relation',
    covers: ['B603-002', 'B603-003'],
    fields: ['assets', 'liabilities', 'equity'],
    dependencies: { own: ['assets', 'equity', 'institutionType', 'liabilities'] },
  })
})
