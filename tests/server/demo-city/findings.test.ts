import { describe, expect, it } from 'vitest'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type { Answers, Finding } from '../../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import type { CityResponse, FormId } from '../../../server/demo-city/city.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'

const forms = new Map(
  await Promise.all(formIds.map(async (id) => [id, await loadForm(id)] as const)),
)
const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
const { responses, units } = makeCity({ units: 1_000, seed: 'findings' })
const unitById = new Map(units.map((unit) => [unit.id, unit]))
const responseById = new Map(responses.map((response) => [response.id, response]))

/** The engine's answers are mutable JSON; the city's are readonly. */
function documentOf({ answers, officeAnswers }: CityResponse): Answers {
  return structuredClone({ ...answers, ...officeAnswers }) as Answers
}

function othersOf({ unitId, form }: CityResponse): Record<string, Answers> {
  const ids: FormId[] = ['621', '601', 'B603']
  return Object.fromEntries(
    ids.flatMap((id) => {
      const other = responseById.get(`${unitId}-${id}`)
      return other && id !== form && !other.fault ? [[id, documentOf(other)]] : []
    }),
  )
}

function findingsOf(response: CityResponse): Finding[] {
  const { kind, industryCode, operatingStatus } = unitById.get(response.unitId)!
  return evaluateResponse(
    forms.get(response.form)!,
    {
      answers: documentOf(response),
      others: othersOf(response),
      previous: response.previous ? (structuredClone(response.previous) as Answers) : undefined,
      unit: { kind, industryCode, operatingStatus },
      codeLists,
      officeAreaPrefix: '1406',
    },
    { includeOfficeItems: true },
  )
}

const sound = responses.filter((response) => !response.fault)
const broken = responses.filter((response) => response.fault)

describe('checks over the demonstration city', () => {
  it('run by the hundred on each form', () => {
    const answered = new Set(responses.map((response) => response.form))
    expect(answered.size).toBeGreaterThan(3)
    for (const id of answered) expect(forms.get(id)!.checks.length, id).toBeGreaterThan(50)
  })

  it('find nothing mandatory in a sound form', () => {
    const accused = sound.flatMap((response) =>
      findingsOf(response)
        .filter((finding) => finding.severity === 'mandatory')
        .map((finding) => `${response.id} ${finding.rule} ${finding.message}`),
    )
    expect(sound.length).toBeGreaterThan(900)
    expect(accused).toEqual([])
  })

  it('find nothing at all in nearly every sound form', () => {
    const clean = sound.filter((response) => findingsOf(response).length === 0)
    expect(clean.length / sound.length).toBeGreaterThan(0.97)
  })

  it('find in a broken form what was broken, and nothing else that is mandatory', () => {
    expect(broken.length).toBeGreaterThan(25)
    for (const response of broken) {
      const { kind, severity, fields } = response.fault!
      const findings = findingsOf(response)
      const mandatory = findings.filter((finding) => finding.severity === 'mandatory')
      const meant = findings.filter(
        (finding) =>
          finding.severity === severity && finding.fields.some((field) => fields.includes(field)),
      )
      expect([response.id, kind, meant.length > 0]).toEqual([response.id, kind, true])
      expect(mandatory.length, response.id).toBe(severity === 'mandatory' ? 1 : 0)
    }
  })
})
