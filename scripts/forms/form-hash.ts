/**
 * What publishing fixes of a form version: what is asked, how the table looks, what each indicator
 * means, who owes it and how earlier answers came here. Not fixed: the approval line, which offices
 * enter; hints and filling instructions, which may be corrected; checks, which have versions of their own.
 */
import { createHash } from 'node:crypto'
import type { FormSource } from './form-sources.ts'

export function formHash(source: FormSource): string {
  const { schema, layout, texts, applicability, migration } = source
  const {
    approvalNumber: _a,
    validUntil: _v,
    approvalLine: _l,
    issuingBodyStatus: _s,
    ...head
  } = layout.head
  const definitions = Object.entries(texts.indicators).map(([key, { definition }]) => [
    key,
    definition,
  ])
  const meaning = {
    ...{ schema, layout: { ...layout, head }, applicability, migration },
    definitions: Object.fromEntries(definitions),
  }
  return `sha256:${createHash('sha256').update(canonical(meaning)).digest('hex')}`
}

/** The same text whatever the order of keys; the order of properties is how a table is read. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && key !== 'properties'
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
