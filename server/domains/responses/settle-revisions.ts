/**
 * What a response says, given all revisions received for it: one line of work, a merge of several,
 * or a conflict. A pure function of the set: the order of arrival decides nothing.
 */
import { type AnswerJson, answersOf, type Cell, cellsOf, sameValue } from './answer-cells.ts'

/** A revision as a node of the response's history. */
export interface RevisionNode {
  readonly id: string
  /** Order of arrival; only tells what was there when the office returned the response. */
  readonly number: number
  /** The revision it was edited from, or all those a merge was made of. */
  readonly parents: readonly string[]
  readonly answers: AnswerJson
  /** Sealed for submission and free of blockers. */
  readonly submittable: boolean
  readonly deviceTime: string
  /** Made by the server from other revisions, and made again whenever others arrive. */
  readonly merged: boolean
}

/** A return by an office settles everything received before it: only `id` goes on. */
export interface SettledPoint {
  readonly id: string
  readonly revisions: number
}

export type Settlement =
  | { readonly kind: 'line'; readonly head: string }
  | {
      readonly kind: 'merge'
      /** Sorted by id. */
      readonly heads: readonly string[]
      readonly answers: AnswerJson
      readonly standing: string
    }
  | {
      readonly kind: 'conflict'
      readonly heads: readonly string[]
      /** Cells that several people filled differently. */
      readonly fields: readonly string[]
      /** The revision shown until the conflict is resolved: submitted before draft, then latest by device clock. */
      readonly standing: string
    }

export function settleRevisions(
  revisions: readonly RevisionNode[],
  settled: SettledPoint | null = null,
): Settlement {
  const nodes = withoutLooseMerges(revisions, settled)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const heads = headsOf(nodes, settled).sort((a, b) => (a.id < b.id ? -1 : 1))
  const standing = standingOf(heads.length > 0 ? heads : nodes).id
  if (heads.length < 2) return { kind: 'line', head: standing }

  const base = byId.get(forkOf(heads, byId) ?? '')?.answers ?? {}
  const { cells, fields } = mergeCells(
    base,
    heads.map((head) => head.answers),
  )
  const ids = heads.map((head) => head.id)
  if (fields.length > 0) return { kind: 'conflict', heads: ids, fields, standing }
  return { kind: 'merge', heads: ids, answers: answersOf(cells), standing }
}

/** A merge nobody has worked on since is left out: it is made anew from its parts. */
function withoutLooseMerges(
  revisions: readonly RevisionNode[],
  settled: SettledPoint | null,
): readonly RevisionNode[] {
  const parents = new Set(revisions.flatMap((node) => node.parents))
  const kept = revisions.filter(
    (node) => !node.merged || parents.has(node.id) || node.id === settled?.id,
  )
  return kept.length === revisions.length ? kept : withoutLooseMerges(kept, settled)
}

function headsOf(nodes: readonly RevisionNode[], settled: SettledPoint | null): RevisionNode[] {
  const parents = new Set(nodes.flatMap((node) => node.parents))
  return nodes.filter(
    (node) =>
      !parents.has(node.id) &&
      (settled === null || node.number > settled.revisions || node.id === settled.id),
  )
}

function standingOf(nodes: readonly RevisionNode[]): RevisionNode {
  return nodes.reduce((best, node) => (standsBefore(node, best) ? node : best))
}

function standsBefore(a: RevisionNode, b: RevisionNode): boolean {
  if (a.submittable !== b.submittable) return a.submittable
  const [atA, atB] = [Date.parse(a.deviceTime), Date.parse(b.deviceTime)]
  return atA === atB ? a.id > b.id : atA > atB
}

/** The nearest revision that all heads come from, if any. */
function forkOf(
  heads: readonly RevisionNode[],
  byId: ReadonlyMap<string, RevisionNode>,
): string | undefined {
  const lines = heads.map((head) => ancestorsOf(head, byId))
  const shared = [...lines[0]!].filter((id) => lines.every((line) => line.has(id)))
  const above = new Set(
    shared.flatMap((id) => {
      const node = byId.get(id)
      return node ? [...ancestorsOf(node, byId)] : []
    }),
  )
  return shared.filter((id) => !above.has(id)).sort()[0]
}

function ancestorsOf(
  node: RevisionNode,
  byId: ReadonlyMap<string, RevisionNode>,
): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...node.parents]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(byId.get(id)?.parents ?? []))
  }
  return found
}

/** Cell by cell: what nobody changed stays, what one changed is taken, what several changed alike too. */
function mergeCells(
  base: AnswerJson,
  documents: readonly AnswerJson[],
): { readonly cells: readonly Cell[]; readonly fields: readonly string[] } {
  const before = cellsOf(base, base)
  const after = documents.map((document) => cellsOf(document, base))
  const names = [...new Set([before, ...after].flatMap((cells) => [...cells.keys()]))].sort()
  const cells: Cell[] = []
  const fields: string[] = []
  for (const name of names) {
    const original = before.get(name)
    const changes = after
      .map((document) => document.get(name))
      .filter((cell) => !sameValue(cell?.value, original?.value))
    const [first] = changes
    if (changes.some((cell) => !sameValue(cell?.value, first?.value))) fields.push(name)
    const result = changes.length > 0 ? first : original
    if (result) cells.push(result)
  }
  return { cells, fields }
}
