/** Who may do what with a response, and what a return is about. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../forms/engine/types.ts'
import { definition } from '../../../forms/generated/621.definition.ts'
import type { Role } from '../../../server/contract/identity.ts'
import {
  awaitedLevel,
  levelOf,
  type ResponseState,
} from '../../../server/contract/response-state.ts'
import type { ResponseSummary, ReviewActRecord } from '../../../server/contract/responses.ts'
import { openReview } from '../../../server/domains/responses/open-review.ts'
import { CallFailure } from '../../../web/api/call.ts'
import {
  concernedFields,
  fieldOptions,
} from '../../../web/office/screens/review/concerned-fields.ts'
import { indicatorTitle } from '../../../web/office/screens/review/indicator-title.ts'
import { returnRefusal } from '../../../web/office/screens/review/return-refusal.ts'
import { reviewActs } from '../../../web/office/screens/review/review-acts.ts'
import { reviewLines } from '../../../web/office/screens/review/review-record.tsx'
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
  const at = (state: ResponseState, over: Partial<ResponseSummary> = {}) => ({
    state,
    awaiting: awaitedLevel(state, false),
    heldBy: null,
    escalatedFrom: null,
    ...over,
  })
  const acts = (role: Role, response: ReturnType<typeof at>) => {
    const level = levelOf(role)
    return reviewActs(role, response, level ? open(openReview(level, response)) : nothing)
  }
  const open = ({ steps, acts: others }: ReturnType<typeof openReview>) => ({
    steps: [...steps],
    acts: [...others],
  })
  const nothing = { steps: [], acts: [] }

  it('offers each level its own step on what waits for it', () => {
    expect(acts('township-office', at('passed-supervisor'))).toEqual({
      passName: '通过（乡级）',
      pass: undefined,
      return: undefined,
      others: ['hold', 'escalate'],
    })
    expect(acts('county-office', at('passed-township'))).toMatchObject({
      passName: '验收（县级）',
      pass: undefined,
    })
    expect(acts('city-office', at('accepted-county')).others).toEqual(['hold'])
  })

  it('lets a level take back its own pass and nobody else’s', () => {
    expect(acts('county-office', at('accepted-county')).others).toEqual(['withdraw-pass'])
    expect(acts('township-office', at('accepted-county'))).toMatchObject({
      pass: '县级已通过，下级不能再改动',
      return: '县级已通过，下级不能再改动',
      others: [],
    })
  })

  it('says why an act is closed', () => {
    expect(acts('township-office', at('draft')).pass).toBe('目前是“填报中”，还没有到本级审核')
    expect(acts('township-office', at('submitted', { heldBy: 'township' }))).toMatchObject({
      pass: '乡级已暂缓，解除后再审',
      return: undefined,
      others: ['release'],
    })
    const escalated = at('submitted', { awaiting: 'county', escalatedFrom: 'township' })
    expect(acts('township-office', escalated)).toMatchObject({
      pass: '已提请县级，等待答复',
      others: [],
    })
    expect(acts('county-office', escalated).others).toEqual(['hand-back'])
  })

  it('offers no act to posts that do not review', () => {
    expect(acts('audit-administrator', at('submitted')).return).toBe('由普查办退回')
  })

  it('lays acts and returns out as one record, newest first', () => {
    const lines = reviewLines({
      reviewActs: [
        act({ act: 'pass', level: 'township', stoodInFor: 'supervisor', actedAt: '2024-01-02' }),
        act({ act: 'return', level: 'county', actedAt: '2024-01-03', reasonText: '请核实' }),
      ],
      returns: [
        {
          ...{ returnedAt: '2024-01-03', returnedBy: '王县办', reasonCode: '05' },
          ...{ reasonText: '请核实', fields: ['staffAtYearEnd'] },
        },
      ],
    })
    expect(lines.map(({ title, fields }) => [title, fields])).toEqual([
      ['县级退回', ['staffAtYearEnd']],
      ['乡级通过（代普查指导员复核）', []],
    ])
  })
})

function act(over: Partial<ReviewActRecord>): ReviewActRecord {
  return {
    act: 'pass',
    level: 'township',
    actedAt: '2024-01-02',
    actedBy: '某人',
    reasonText: null,
    stoodInFor: null,
    ...over,
  }
}

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
          title: '退回意见和留言不得写出应填的数值',
          status: 422,
          retry: 'after-fix',
          detail: '“改为 12 人”',
          requestId: 'r',
        },
      })
    expect(textProblem(failure('reason-names-target-value'))).toBe(
      '退回意见和留言不得写出应填的数值：“改为 12 人”',
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
