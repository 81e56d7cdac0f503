/**
 * Walks the whole trail and finds the first place where it was tampered with: an entry altered, taken
 * out or put elsewhere; against the anchors kept outside the database also a rewritten chain and a
 * cut tail. Entries emptied with the records they told of pass where the entry that tells of the
 * destruction vouches for exactly these cuts. Reads only.
 */
import type { Executor } from '../../platform/database/database.ts'
import { engine } from '../../platform/database/engine.ts'
import { type CutSum, startCutSum } from './cut-trail.ts'
import { hashEntry } from './hash-entry.ts'
import {
  type AuditEntry,
  cutsBetween,
  entriesAfter,
  findHashAt,
  findSequenceOf,
  type TrailCut,
} from './store.ts'

/** A head of the trail written down outside the database. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
  /** UTC instant of the note. */
  readonly at: string
}

export type BreakKind = 'altered' | 'missing' | 'reordered' | 'truncated' | 'rewritten'

export interface TrailBreak {
  readonly kind: BreakKind
  /** Place of the first entry that is not as it was. */
  readonly sequence: number
  /** Server time of that entry; null where it is gone. */
  readonly recordedAt: string | null
  /** In Chinese, naming the place. */
  readonly message: string
}

export interface TrailReport {
  readonly entries: number
  readonly head: { readonly sequence: number; readonly hash: string } | null
  readonly anchors: number
  /** Entries whose server time lies before that of the entry before them: the clock was set back. */
  readonly clockSetBack: number
  /** Entries whose content went with destroyed records, as the trail itself says. */
  readonly cut: number
  readonly firstBreak: TrailBreak | null
  /** The first that nobody has looked into and accepted with a reason (`trail.accept-break`). */
  readonly firstUnaccepted: TrailBreak | null
}

const PAGE = 1_000
/** Breaks kept apart at most; where there are more, they are not taken for accepted. */
const MOST_BREAKS = 100
/** What says that a break was looked into, and why it stands. */
const ACCEPTING = 'trail.accept-break'

export async function verifyTrail(db: Executor, anchors: readonly Anchor[]): Promise<TrailReport> {
  let entries = 0
  let clockSetBack = 0
  const cutting = new CutLedger()
  let last: AuditEntry | undefined
  const breaks: TrailBreak[] = []
  const accepted = new Set<string>()
  for (;;) {
    const page = await entriesAfter(db, last?.sequence ?? 0, PAGE)
    const cuts = await cutsIn(db, page)
    for (const entry of page) {
      const found =
        breaks.length < MOST_BREAKS
          ? await breakAt(db, entry, last, cuts.get(entry.sequence))
          : null
      if (found) breaks.push(found)
      else if (entry.action === ACCEPTING) accepted.add(wordsAccepted(entry))
      cutting.take(entry, cuts.get(entry.sequence))
      if (last && entry.recordedAt < last.recordedAt) clockSetBack += 1
      entries += 1
      last = entry
    }
    if (page.length < PAGE) break
    // Others are served between the pages of a long trail.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const tooMany = breaks.length === MOST_BREAKS
  const head = last ? { sequence: last.sequence, hash: last.hash } : null
  for (const found of [
    cutting.firstUnvouched(),
    await breakAgainst(db, anchors, head?.sequence ?? 0),
  ]) {
    if (found) breaks.push(found)
  }
  // Those of the chain come first where several are at one place: they say more.
  breaks.sort((a, b) => a.sequence - b.sequence)
  const open = tooMany ? breaks : breaks.filter(({ message }) => !accepted.has(message))
  return {
    ...{ entries, head, anchors: anchors.length, clockSetBack, cut: cutting.entries },
    firstBreak: breaks[0] ?? null,
    firstUnaccepted: open[0] ?? null,
  }
}

/** The message of the break that was accepted: it names place and kind. */
function wordsAccepted({ after }: AuditEntry): string {
  const { message } = (after ?? {}) as { readonly message?: unknown }
  return typeof message === 'string' ? message : ''
}

/** What says of a destruction that it happened, with the sum of what was cut from the trail. */
const TELLING = 'destruction.carry-out'

/** Cuts met on the way, by destruction, against what the entries of destructions say of them. */
class CutLedger {
  entries = 0
  readonly #sums = new Map<string, { first: AuditEntry; sum: ReturnType<typeof startCutSum> }>()
  readonly #told = new Map<string, CutSum>()

  take(entry: AuditEntry, cut: TrailCut | undefined): void {
    if (cut) {
      this.entries += 1
      const open = this.#sums.get(cut.destructionId) ?? { first: entry, sum: startCutSum() }
      this.#sums.set(cut.destructionId, open)
      open.sum.add(cut)
    }
    if (entry.action !== TELLING) return
    const { cut: told } = (entry.after ?? {}) as { cut?: CutSum }
    if (told) this.#told.set(entry.subjectId, told)
  }

  /** The first entry cut by a destruction that the trail knows nothing of, or not just so. */
  firstUnvouched(): TrailBreak | null {
    let found: AuditEntry | undefined
    for (const [destructionId, { first, sum }] of this.#sums) {
      const told = this.#told.get(destructionId)
      const { entries, digest } = sum.end()
      if (told?.entries === entries && told.digest === digest) continue
      if (!found || first.sequence < found.sequence) found = first
    }
    if (!found) return null
    const { sequence, recordedAt } = found
    const message = `第 ${sequence} 条的内容被删去，与销毁记录对不上`
    return { kind: 'altered', sequence, recordedAt, message }
  }
}

async function cutsIn(db: Executor, page: readonly AuditEntry[]): Promise<Map<number, TrailCut>> {
  const [first] = page
  if (!first) return new Map()
  const cuts = await cutsBetween(db, first.sequence, page.at(-1)!.sequence)
  return new Map(cuts.map((cut) => [cut.sequence, cut]))
}

async function breakAt(
  db: Executor,
  entry: AuditEntry,
  last: AuditEntry | undefined,
  cut: TrailCut | undefined,
): Promise<TrailBreak | null> {
  const { sequence, recordedAt } = entry
  const sound = cut
    ? cut.hash === entry.hash && cut.remainsHash === hashEntry(entry)
    : hashEntry(entry) === entry.hash
  if (!sound) {
    return {
      kind: 'altered',
      sequence,
      recordedAt,
      message: `第 ${sequence} 条被改过：内容与校验值不符`,
    }
  }
  const before = last?.sequence ?? 0
  if (entry.previousHash === (last?.hash ?? '')) {
    // SQLite numbers without gaps; PostgreSQL skips the numbers of acts that were rolled back.
    return engine === 'sqlite' && sequence > before + 1 ? gapBefore(sequence, before + 1) : null
  }
  const elsewhere = await findSequenceOf(db, entry.previousHash)
  if (elsewhere !== undefined || (entry.previousHash === '' && last)) {
    const place = elsewhere === undefined ? '开头' : `第 ${elsewhere} 条之后`
    const message = `第 ${sequence} 条的位置不对：它原在${place}，条目的次序被调换过`
    return { kind: 'reordered', sequence, recordedAt, message }
  }
  if (sequence > before + 1) return gapBefore(sequence, before + 1)
  return {
    kind: 'altered',
    sequence: before,
    recordedAt: last?.recordedAt ?? null,
    message: `第 ${before} 条被改过并重算了校验值，或其后有条目被删去：第 ${sequence} 条接不上`,
  }
}

function gapBefore(sequence: number, missing: number): TrailBreak {
  const range =
    missing === sequence - 1 ? `第 ${missing} 条` : `第 ${missing} 至 ${sequence - 1} 条`
  const message = `${range}被删去：第 ${sequence} 条之前缺了条目`
  return { kind: 'missing', sequence: missing, recordedAt: null, message }
}

/** The first anchor the trail no longer agrees with. */
async function breakAgainst(
  db: Executor,
  anchors: readonly Anchor[],
  head: number,
): Promise<TrailBreak | null> {
  for (const anchor of [...anchors].sort((a, b) => a.sequence - b.sequence)) {
    const hash = await findHashAt(db, anchor.sequence)
    if (hash === anchor.hash) continue
    const noted = `锚定（${anchor.at}）记下的第 ${anchor.sequence} 条`
    if (anchor.sequence > head) {
      return {
        kind: 'truncated',
        sequence: head + 1,
        recordedAt: null,
        message: `轨迹的末尾被截去：现在只到第 ${head} 条，${noted}及之前的条目不在了，从第 ${head + 1} 条起缺失`,
      }
    }
    return {
      kind: hash === undefined ? 'missing' : 'rewritten',
      sequence: anchor.sequence,
      recordedAt: null,
      message:
        hash === undefined
          ? `${noted}被删去`
          : `${noted}与现在的不同：轨迹从这里或更早处被整段改写`,
    }
  }
  return null
}

/** Whether the trail still holds what was noted outside: cheap, for every start and every new note. */
export async function holdsAnchor(db: Executor, anchor: Anchor): Promise<boolean> {
  return (await findHashAt(db, anchor.sequence)) === anchor.hash
}
