/** What a form's checks say of a random document, in one number: every outcome, field and message. */
import { evaluateDocument } from '../../../forms/engine/evaluate-document.ts'
import { collectValues } from '../../../forms/engine/neighbours/collect-values.ts'
import type { CodeLists, Finding, FormDefinition } from '../../../forms/engine/types.ts'
import { type BaseDocument, randomDocument } from './random-document.ts'
import { randomNeighbours } from './random-neighbours.ts'

export interface Place {
  readonly forms: ReadonlyMap<string, FormDefinition>
  readonly codeLists: CodeLists
  /** By form. */
  readonly bases: Readonly<Record<string, readonly BaseDocument[]>>
}

export interface DocumentRange {
  readonly form: string
  readonly from: number
  readonly count: number
}

export function fingerprints(place: Place, { form, from, count }: DocumentRange): number[] {
  return Array.from({ length: count }, (_, index) =>
    hashOf(JSON.stringify(judgedOf(place, form, from + index))),
  )
}

/** Passes and what does not apply too. */
export function resultsOf(place: Place, formId: string, seed: number): readonly Finding[] {
  return judgedOf(place, formId, seed).findings
}

/** The findings, and what the document contributes to percentiles. */
function judgedOf(place: Place, formId: string, seed: number) {
  const { unit, ...document } = randomDocument(place.bases[formId]!, seed)
  const form = place.forms.get(formId)!
  const { findings, context } = evaluateDocument(
    form,
    document,
    {
      ...{ unit, codeLists: place.codeLists, referenceDate: '2024-03-15' },
      ...randomNeighbours(form, seed),
    },
    place.forms,
    { all: true, includeOfficeItems: true },
  )
  return { findings, contributed: collectValues(form, context) }
}

/** 53 bits, after cyrb53. */
function hashOf(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0)
}
