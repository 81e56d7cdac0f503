/** Every relation collected for the census is checked by a rule, or it is said why not. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coveragePage, departures, isLowered } from '../../scripts/forms/coverage-page.ts'
import { readCoverage, rulesByCollected } from '../../scripts/forms/coverage-sources.ts'
import { projectPath } from '../../server/platform/project-path.ts'

const coverage = readCoverage()
const byCollected = rulesByCollected(coverage)
const collected = [...coverage.checks, ...coverage.quality]
const ids = new Set(collected.map(({ id }) => id))

describe('what was collected', () => {
  test('is whole: 420 relations and 60 quality items, each once', () => {
    expect(coverage.checks).toHaveLength(420)
    expect(coverage.quality).toHaveLength(60)
    expect(ids.size).toBe(480)
  })

  test('has a rule, or a reason why it has none', () => {
    const gaps = collected.filter(
      ({ id }) => !byCollected.has(id) && coverage.withoutRule[id] === undefined,
    )
    expect(gaps.map(({ id, relation }) => `${id} ${relation}`)).toEqual([])
  })

  test('is checked as gravely as collected, or it is said why less', () => {
    const unexplained = collected.filter((check) => {
      const rules = byCollected.get(check.id) ?? []
      return (
        isLowered(check, rules) &&
        departures(check, rules).length === 0 &&
        coverage.corrections[check.id] === undefined
      )
    })
    expect(unexplained.map(({ id, relation }) => `${id} ${relation}`)).toEqual([])
  })

  test('is what the rules say they cover', () => {
    expect([...byCollected.keys()].filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('reasons', () => {
  const reasons = Object.entries(coverage.withoutRule)

  test('are given for collected relations that have no rule, and say something', () => {
    for (const [id, { because }] of reasons) {
      expect(ids.has(id), id).toBe(true)
      expect(byCollected.has(id), `${id} has rules`).toBe(false)
      expect(because.length, id).toBeGreaterThan(7)
    }
    expect(Object.keys(coverage.corrections).filter((id) => !byCollected.has(id))).toEqual([])
  })

  test('name findings, cells, forms and files that exist', () => {
    for (const [id, reason] of reasons) {
      if (reason.how === 'schema') {
        expect(
          reason.findings.filter((each) => !coverage.schemaFindings.has(each)),
          id,
        ).toEqual([])
        const office = reason.office ?? []
        expect(
          office.filter((cell) => !coverage.officeCells.has(cell)),
          id,
        ).toEqual([])
        expect(reason.findings.length + office.length, id).toBeGreaterThan(0)
      }
      if (reason.how === 'applicability')
        expect(
          reason.forms.filter((form) => !coverage.forms.has(form)),
          id,
        ).toEqual([])
      if (reason.how === 'platform')
        expect(
          reason.files.filter((file) => !existsSync(projectPath(file))),
          id,
        ).toEqual([])
    }
  })
})

test('docs/check-coverage.md is what the rules give today', () => {
  const stored = readFileSync(projectPath('docs/check-coverage.md'), 'utf8')
  expect(stored === coveragePage(coverage), 'run npm run forms').toBe(true)
})
