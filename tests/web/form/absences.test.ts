import { describe, expect, it } from 'vitest'
import { absenceChoices, absenceText } from '../../../web/form/absence/absence-choices.ts'
import { openSession } from './open-session.ts'

const reasons = [
  { code: '1', name: '账册没有单独核算' },
  { code: '9', name: '其他（请说明）' },
]

describe('saying why a cell is empty', () => {
  it('turns what is owed into something to be verified', async () => {
    const session = await openSession('B603')
    const owed = () => session.cell('operatingRevenue').marks.map(({ severity }) => severity)
    expect(owed()).toContain('mandatory')
    session.markAbsent('operatingRevenue', { kind: 'unknown', reason: '1' })
    expect(owed()).toContain('verify')
    expect(owed()).not.toContain('mandatory')
  })

  it('empties the cell, is taken back, and put in again', async () => {
    const session = await openSession('B603', { operatingRevenue: 5 })
    session.markAbsent('operatingRevenue', { kind: 'not-applicable' })
    expect(session.cell('operatingRevenue')).toMatchObject({
      value: undefined,
      absence: { kind: 'not-applicable' },
    })
    session.undo()
    expect(session.cell('operatingRevenue')).toMatchObject({ value: 5, absence: null })
    session.redo()
    expect(session.cell('operatingRevenue').absence).toEqual({ kind: 'not-applicable' })
  })

  it('gives way to a figure, 0 included, and comes off by itself', async () => {
    const session = await openSession('B603')
    session.markAbsent('operatingRevenue', { kind: 'not-applicable' })
    session.commit('operatingRevenue', '0')
    expect(session.cell('operatingRevenue')).toMatchObject({ value: 0, absence: null })
    session.markAbsent('operatingCost', { kind: 'unknown', reason: '1' })
    session.markAbsent('operatingCost', null)
    expect(session.state().answers.absences).toBeUndefined()
  })

  it('is for numbers one fills in, never for names or for what is worked out', async () => {
    const session = await openSession('601-1')
    expect(session.mayMark('establishments[0].establishmentRevenue')).toBe(true)
    expect(session.mayMark('establishments[0].establishmentName')).toBe(false)
    const viewed = await openSession('B603', {}, { readOnly: true })
    expect(viewed.mayMark('operatingRevenue')).toBe(false)
  })
})

describe('the list of what may be said', () => {
  it('asks for words where the reason is none of those listed', () => {
    expect(absenceChoices(reasons, null).map(({ needsNote }) => needsNote)).toEqual([
      false,
      false,
      true,
    ])
  })

  it('offers the way back only where something is marked', () => {
    const words = (now: Parameters<typeof absenceChoices>[1]) =>
      absenceChoices(reasons, now).map(({ word }) => word)
    expect(words(null)).not.toContain('取消标记，恢复为空')
    expect(words({ kind: 'not-applicable' }).at(-1)).toBe('取消标记，恢复为空')
  })

  it('is told in full', () => {
    expect(absenceText({ kind: 'unknown', reason: '9', note: '火灾' }, reasons)).toBe(
      '不掌握：其他（请说明），火灾',
    )
  })
})
