/** Who may do what with a response, and what a return is about. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../forms/engine/types.ts'
import { definition } from '../../../forms/generated/621.definition.ts'
import { openSteps } from '../../../server/contract/response-state.ts'
import { CallFailure } from '../../../web/api/call.ts'
import {
  concernedFields,
  fieldOptions,
} from '../../../web/office/screens/review/concerned-fields.ts'
import { indicatorTitle } from '../../../web/office/screens/review/indicator-title.ts'
import { returnRefusal } from '../../../web/office/screens/review/return-refusal.ts'
import { reviewActs } from '../../../web/office/screens/review/review-acts.ts'
import { textProblem } from '../../../web/office/screens/review/text-problem.ts'

function finding(over: Partial<Finding>): Finding {
  return {
    rule: '621-001',
    kind: 'relation',
    severity: 'mandatory',
    outcome: 'fail',
    fields: ['staffAtYearEnd'],
    message: '',
    ...over,
  }
}

describe('acts of review', () => {
  it('lets the township pass what was submitted and the county accept what was passed', () => {
    const submitted = reviewActs('township-office', 'submitted', openSteps('submitted'))
    expect(submitted).toEqual({ pass: undefined, accept: '由县级普查办验收', return: undefined })
    const passed = reviewActs('county-office', 'passed-township', openSteps('passed-township'))
    expect(passed).toEqual({ pass: '由乡级普查办通过', accept: undefined, return: undefined })
  })

  it('says in which state the response is when an act is closed', () => {
    const acts = reviewActs('township-office', 'draft', openSteps('draft'))
    expect(acts.pass).toBe('目前是“填报中”，已报送的才能通过')
    expect(acts.return).toContain('目前是“填报中”')
  })

  it('offers no act to posts that do not review', () => {
    expect(reviewActs('audit-administrator', 'submitted', openSteps('submitted')).return).toBe(
      '由普查办退回',
    )
  })
})

describe('a return', () => {
  it('is about the cells of open findings, each once', () => {
    const fields = concernedFields(
      [
        finding({ fields: ['staffAtYearEnd', 'femaleStaffAtYearEnd'] }),
        finding({ severity: 'verify', rule: '621-020', fields: ['openedYear'] }),
        finding({ severity: 'verify', rule: '621-021', fields: ['mainActivity1'] }),
        finding({ severity: 'advisory', fields: ['postcode'] }),
        finding({ outcome: 'not-applicable', fields: ['unitName'] }),
        finding({ fields: ['staffAtYearEnd'] }),
      ],
      new Set(['621-021']),
    )
    expect(fields).toEqual(['staffAtYearEnd', 'femaleStaffAtYearEnd', 'openedYear'])
  })

  it('needs a coded reason and words', () => {
    expect(returnRefusal(null, '请核对')).toBe('请先选择退回原因')
    expect(returnRefusal('01', '  ')).toBe('请写明要核对什么')
    expect(returnRefusal('01', '女性多于合计，请核对')).toBeUndefined()
  })

  it('shows the refusal of a target value beside the words, other failures elsewhere', () => {
    const failure = (type: string) =>
      new CallFailure({
        kind: 'problem',
        problem: {
          type: `urn:jingpu:problem:${type}` as 'urn:jingpu:problem:internal',
          title: '退回意见不得写出应填的数值',
          status: 422,
          retry: 'after-fix',
          detail: '“改为 12 人”',
          requestId: 'r',
        },
      })
    expect(textProblem(failure('reason-names-target-value'))).toBe(
      '退回意见不得写出应填的数值：“改为 12 人”',
    )
    expect(textProblem(failure('state-not-allowed'))).toBeUndefined()
    expect(textProblem(new CallFailure({ kind: 'offline' }))).toBeUndefined()
  })

  it('names indicators as the form does', () => {
    expect(indicatorTitle(definition, 'unitName')).toBe('单位详细名称')
    expect(indicatorTitle(definition, 'gone')).toBe('gone')
    expect(fieldOptions(definition)).toContainEqual({
      key: 'unitName',
      code: '102',
      name: '单位详细名称',
    })
  })
})
