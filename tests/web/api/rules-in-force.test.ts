import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { withRulesInForce } from '../../../web/api/rules-in-force.ts'

const text = `check 622-900 verify
  title   "人均营业面积"
  source  project
  when    staffAtYearEnd > 0
  expect  businessFloorArea / staffAtYearEnd <= 15 平方米/人
  says    "人均偏大"
`
const rules = (over: object = {}) => ({
  ...{ formId: '622', formVersion: '2023.1', ruleVersion: '2023.1+1' },
  ...{ effectiveAt: '2024-01-15T00:00:00.000Z', module: '/rules/x.js' },
  changes: [{ checkId: '622-900', text }],
  ...over,
})
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'))
const NOW = '2024-01-15T02:00:00.000Z'

describe('checks published since the application was built', () => {
  const form = async (): Promise<FormDefinition> => (await findForm('622'))!

  it('run from the compiled module', async () => {
    const own = await form()
    const made = await withRulesInForce(own, [rules()], NOW, async (path) => {
      expect(path).toBe('/rules/x.js')
      return () => [{ ...own.checks[0]!, id: '622-900' }]
    })
    expect(made.ruleVersion).toBe('2023.1+1')
    expect(made.checks.at(-1)?.id).toBe('622-900')
    expect(made.checks).toHaveLength(own.checks.length + 1)
  })

  it('are interpreted where the module cannot be had', async () => {
    const made = await withRulesInForce(await form(), [rules()], NOW, noNetwork)
    const check = made.checks.at(-1)!
    const judge = (businessFloorArea: number) =>
      check.outcome({ answers: { businessFloorArea, staffAtYearEnd: 3 } }, null, 0)
    expect([judge(60), judge(30)]).toEqual([false, true])
  })

  it('replace in place and retire', async () => {
    const own = await form()
    const [first, second] = own.checks.filter((check) => /^622-\d/.test(check.id))
    const changes = [
      { checkId: first!.id, text: text.replace('622-900', first!.id) },
      { checkId: second!.id, text: null },
    ]
    const made = await withRulesInForce(own, [rules({ changes })], NOW, noNetwork)
    const place = own.checks.indexOf(first!)
    expect(made.checks[place]).toMatchObject({ id: first!.id, title: '人均营业面积' })
    expect(made.checks.some((check) => check.id === second!.id)).toBe(false)
  })

  it('wait for their effective time, and the last in force counts', async () => {
    const later = rules({ ruleVersion: '2023.1+10', changes: [] })
    const never = rules({ ruleVersion: '2023.1+11', effectiveAt: '2024-02-01T00:00:00.000Z' })
    const made = await withRulesInForce(await form(), [later, rules(), never], NOW, noNetwork)
    expect(made.ruleVersion).toBe('2023.1+10')
    const other = await withRulesInForce(await form(), [rules({ formId: '621' })], NOW, noNetwork)
    expect(other.ruleVersion).toBeUndefined()
  })
})
