/** Findings in the order a person meets the cells on the form; graver ones first on one cell. */
import { parseCellPath } from './cell-path.ts'
import type { Finding, FormDefinition, Severity } from './types.ts'

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { mandatory: 0, verify: 1, advisory: 2 }

const orders = new WeakMap<FormDefinition, ReadonlyMap<string, number>>()

/** Place of every property and column as the layout shows them; unseen ones come last. */
function orderOf(form: FormDefinition): ReadonlyMap<string, number> {
  const known = orders.get(form)
  if (known !== undefined) return known
  const order = new Map<string, number>()
  const add = (name: string): void => {
    if (!order.has(name)) order.set(name, order.size)
  }
  form.layout.identity.forEach(add)
  for (const section of form.layout.sections) {
    for (const row of section.rows ?? []) if (row.key !== undefined) add(row.key)
    if (section.key === undefined) continue
    add(section.key)
    for (const column of section.columns ?? []) add(`${section.key}.${column}`)
  }
  form.layout.footer.forEach(add)
  for (const key of Object.keys(form.schema.properties)) add(key)
  orders.set(form, order)
  return order
}

export function sortFindings(form: FormDefinition, findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings]
  const order = orderOf(form)
  const places = new Map(findings.map((finding) => [finding, placeOf(order, finding)]))
  return findings.toSorted((a, b) => {
    const [left, right] = [places.get(a)!, places.get(b)!]
    for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return left[i]! - right[i]!
    return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0
  })
}

function placeOf(order: ReadonlyMap<string, number>, finding: Finding): number[] {
  const path = parseCellPath(finding.fields[0] ?? '')
  const last = order.size
  if (path === null) return [last, 0, 0, SEVERITY_RANK[finding.severity]]
  const column = path.column === null ? 0 : (order.get(`${path.key}.${path.column}`) ?? last)
  return [order.get(path.key) ?? last, path.row ?? 0, column, SEVERITY_RANK[finding.severity]]
}
