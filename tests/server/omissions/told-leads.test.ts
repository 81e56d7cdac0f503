/** What a legal unit is told of what it told: as a table of cases. */
import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../../server/domains/omissions/told-leads.ts'

const step = (finding: 'found' | 'nothing' | null, note: string) =>
  finding === null
    ? ({ kind: 'judge', finding: null, note } as const)
    : ({ kind: 'outcome', finding, note } as const)

describe('the answer to a lead', () => {
  it.each([
    ['branch-told', 'open', undefined, '普查办待核实'],
    ['branch-told', 'task', undefined, '已派普查员到实地核查'],
    ['branch-told', 'closed', step('found', ''), '普查员查到该单位，已登记'],
    ['branch-told', 'closed', step('nothing', '楼里没有'), '普查员到实地查过，没有找到：楼里没有'],
    ['branch-denied', 'closed', step('found', ''), '普查员查到该单位仍在'],
    [
      'branch-denied',
      'closed',
      step('nothing', '已换招牌'),
      '普查员到实地查过，该单位不在：已换招牌',
    ],
    ['branch-denied', 'closed', step(null, '已改记注销'), '普查办核实：已改记注销'],
    ['branch-told', 'lapsed', undefined, '已收回，普查办不再核实'],
  ] as const)('%s, %s: in words', (kind, state, last, words) => {
    expect(wordsFor({ kind, state }, last)).toBe(words)
  })
})
