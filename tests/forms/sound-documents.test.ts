import { describe, expect, it } from 'vitest'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import { evaluateDocument } from '../../forms/engine/evaluate-document.ts'
import type { PropertySchema } from '../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../forms/generated/registry.ts'
import { soundDocuments } from '../support/sound-documents.ts'

const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
const forms = new Map(
  await Promise.all(formIds.map(async (id) => [id as string, await loadForm(id)] as const)),
)

type Properties = Readonly<Record<string, PropertySchema>>

/** The same document as other programs write it: official codes for names, numbers as text. */
function byCode(properties: Properties, document: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      const property = properties[key]
      const columns = property?.items?.properties
      const written =
        columns && Array.isArray(value)
          ? value.map((row: Record<string, unknown>) => byCode(columns, row))
          : typeof value === 'number'
            ? String(value)
            : value
      return [property?.['x-code'] ?? key, written]
    }),
  )
}

describe('a sound document under its official codes', () => {
  it.each(formIds)('%s is read as the same document, and nothing mandatory is found', (id) => {
    const form = forms.get(id)!
    const documents = soundDocuments(id).slice(0, 5)
    expect(documents.length).toBeGreaterThan(0)
    for (const { answers, others, previous, unit } of documents) {
      const { findings } = evaluateDocument(
        form,
        { answers: byCode(form.schema.properties, answers) as never, others, previous },
        { unit, codeLists },
        forms,
        { all: false },
      )
      expect(findings.filter((finding) => finding.severity === 'mandatory')).toEqual([])
    }
  })
})
