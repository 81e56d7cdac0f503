import { describe, expect, test } from 'vitest'
import { absenceName, pathOfAbsence } from '../../../forms/engine/absences.ts'
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type { Answers } from '../../../forms/engine/types.ts'
import { ledgerLists, loadLedgerForm } from '../../support/ledger-form.ts'

const form = await loadLedgerForm()
const findingsOf = (answers: Answers) => evaluateResponse(form, { answers, codeLists: ledgerLists })
const required = (answers: Answers) =>
  findingsOf(answers).find(({ rule }) => rule === 'L1-required-labour')

describe('empty, zero, not applicable and unknown are four things', () => {
  test('an owed figure left empty is a mandatory finding; zero is an answer', () => {
    expect(required({})?.severity).toBe('mandatory')
    expect(required({ labour: 0 })).toBeUndefined()
  })

  test('an owed figure said to be unknown needs an explanation instead of a value', () => {
    const unknown = { cell: 'labour', kind: 'unknown', reason: '1', note: '未分账' }
    expect(required({ absences: [unknown] })).toMatchObject({
      severity: 'verify',
      message: '“金额L-07”未填，标为“不掌握”（未分账），请核实',
    })
    expect(required({ absences: [{ cell: 'labour', kind: 'not-applicable' }] })?.message).toContain(
      '不适用',
    )
  })

  test('unknown without a reason is not enough', () => {
    const rules = findingsOf({ absences: [{ cell: 'labour', kind: 'unknown' }] }).map((f) => f.rule)
    expect(rules).toContain('L1-required-absences.reason')
  })

  test('a figure that is filled cannot be absent as well', () => {
    const findings = findingsOf({
      labour: 3,
      absences: [{ cell: 'labour', kind: 'not-applicable' }],
    })
    expect(findings.find(({ rule }) => rule === 'L1-format-absences')).toMatchObject({
      severity: 'mandatory',
      fields: ['labour'],
    })
  })

  test('only figures can be absent', () => {
    const rules = (cell: string) =>
      findingsOf({ absences: [{ cell, kind: 'not-applicable' }] }).map(({ rule }) => rule)
    expect(rules('noSuch')).toContain('L1-format-absences')
    expect(rules('energyProducts{02}.energy')).toContain('L1-format-absences')
    expect(rules('energyProducts{02}.consumption')).not.toContain('L1-format-absences')
  })

  test('a cell of a matrix is named by its line, wherever the line stands', () => {
    const answers = { energyProducts: [{ energy: '33' }, { energy: '02' }] }
    expect(absenceName(form.schema, answers, 'energyProducts[1].consumption')).toBe(
      'energyProducts{02}.consumption',
    )
    expect(pathOfAbsence(answers, 'energyProducts{02}.consumption')).toBe(
      'energyProducts[1].consumption',
    )
  })

  test('saying so while typing excuses the cell at once', () => {
    const session = createCheckSession(form, { answers: {}, codeLists: ledgerLists })
    session.set('absences', [{ cell: 'labour', kind: 'not-applicable' }])
    const finding = session.findings().find(({ rule }) => rule === 'L1-required-labour')
    expect(finding?.severity).toBe('verify')
  })
})
