import { describe, expect, it } from 'vitest'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import type { Finding } from '../../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { attributesOf, formsOwedBy } from '../../../server/demo-city/forms-owed.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'
import { documentOf, type SoundDocument, soundDocumentsOf } from '../../support/sound-documents.ts'

const forms = new Map(
  await Promise.all(formIds.map(async (id) => [id, await loadForm(id)] as const)),
)
const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
const city = makeCity({ units: 1_000, seed: 'findings' })
const sound = soundDocumentsOf(city)

function findingsOf(document: Omit<SoundDocument, 'reported'>): Finding[] {
  const { form, answers, others, previous, unit } = document
  return evaluateResponse(
    forms.get(form)!,
    { answers, others, previous, unit, codeLists, officeAreaPrefix: '1406' },
    { includeOfficeItems: true },
  )
}

describe('checks over the demonstration city', () => {
  it('run over every form, which somebody owes and has filled in', () => {
    const answered = new Set(city.responses.map((response) => response.form))
    expect([...answered].sort()).toEqual([...formIds].sort())
    const owed = new Map(city.units.map((unit) => [unit.id, formsOwedBy(unit)]))
    for (const form of formIds) {
      const owing = city.units.filter((unit) => owed.get(unit.id)!.includes(form))
      const filled = new Set(
        city.responses.filter((response) => response.form === form).map(({ unitId }) => unitId),
      )
      expect(owing.length, form).toBeGreaterThan(0)
      expect(owing.filter((unit) => !filled.has(unit.id)).map(({ id }) => id)).toEqual([])
    }
  })

  it('find nothing mandatory in a sound form', () => {
    const accused = sound.flatMap((document) =>
      findingsOf(document)
        .filter((finding) => finding.severity === 'mandatory')
        .map((finding) => `${document.unitId} ${finding.rule} ${finding.message}`),
    )
    expect(sound.length).toBeGreaterThan(2_500)
    expect(accused).toEqual([])
  })

  it('find nothing at all in nearly every sound form', () => {
    const clean = sound.filter((document) => findingsOf(document).length === 0)
    expect(clean.length / sound.length).toBeGreaterThan(0.97)
  })

  it('find in a broken form what was broken, and nothing else that is mandatory', () => {
    const broken = city.responses.filter((response) => response.fault)
    expect(broken.length).toBeGreaterThan(100)
    for (const response of broken) {
      const { kind, severity, fields } = response.fault!
      const findings = findingsOf({
        ...surroundingsOf(response.unitId, response.form),
        form: response.form,
        unitId: response.unitId,
        answers: documentOf(response),
        previous: response.previous as SoundDocument['previous'],
      })
      const mandatory = findings.filter((finding) => finding.severity === 'mandatory')
      const meant = findings.filter(
        (finding) =>
          finding.severity === severity &&
          finding.fields.some((field) => fields.some((broke) => field.startsWith(broke))),
      )
      expect([response.id, kind, meant.length > 0]).toEqual([response.id, kind, true])
      // A form in yuan shows the rounding of its sums a thousand times enlarged.
      if (kind === 'whole-form-in-yuan') continue
      expect(
        mandatory.map((finding) => finding.rule),
        `${response.id} ${kind}`,
      ).toHaveLength(severity === 'mandatory' ? 1 : 0)
    }
  })
})

/** The unit and its other forms, of which only sound ones are believed. */
function surroundingsOf(unitId: string, form: string) {
  const unit = city.units.find((one) => one.id === unitId)!
  const others = sound.filter((document) => document.unitId === unitId && document.form !== form)
  return {
    unit: attributesOf(unit),
    others: Object.fromEntries(others.map((document) => [document.form, document.answers])),
  }
}
