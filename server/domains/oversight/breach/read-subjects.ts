/** Whose data an entry of the trail showed: single units where the trail tells, else an area. */

import type { Executor } from '../../../platform/database/database.ts'
import { areaPrefixOf } from '../../areas/index.ts'
import type { AuditEntry } from '../../audit/index.ts'
import { evidenceUnit, responsesOfSignal } from '../../conduct/index.ts'
import { unitIdsInBlock } from '../../frame/index.ts'
import { findRevision } from '../../responses/index.ts'

export type Touched =
  | { readonly unitIds: readonly string[] }
  /** `areaPrefix` null: wherever the person's own scope reaches. */
  | { readonly areaPrefix: string | null; readonly rows: number }

/** Sorts whose subject is the unit itself. */
const units: ReadonlySet<string> = new Set(['unit', 'enforcement-unit', 'unit-ledger'])

/** Reads what the entry's subject belongs to as it is now. */
export async function readSubjects(db: Executor, entry: AuditEntry): Promise<Touched> {
  const { subjectKind, subjectId } = entry
  if (subjectId !== '') {
    if (units.has(subjectKind)) return { unitIds: [subjectId] }
    if (subjectKind === 'response') return { unitIds: [unitOf(subjectId)] }
    if (subjectKind === 'revision') {
      const found = await findRevision(db, subjectId)
      if (found) return { unitIds: [unitOf(found.responseId)] }
    }
    if (subjectKind === 'evidence') {
      const unitId = await evidenceUnit(db, subjectId)
      if (unitId !== undefined) return { unitIds: [unitId] }
    }
    if (subjectKind === 'signal') {
      const unitIds = new Set((await responsesOfSignal(db, subjectId)).map(unitOf))
      return { unitIds: [...unitIds] }
    }
    if (subjectKind === 'block') return { unitIds: await unitIdsInBlock(db, subjectId) }
  }
  const block = notedOf(entry).filter?.block
  if (block !== undefined) return { unitIds: await unitIdsInBlock(db, block) }
  return areaTouched(entry)
}

/** `<unit id>.<form>.<period>`; unit ids hold no dot. */
const unitOf = (responseId: string) => responseId.slice(0, responseId.indexOf('.'))

interface Noted {
  readonly area?: string | null
  readonly areaPrefix?: string
  readonly rows?: number
  readonly responses?: number
  readonly units?: number
  readonly filter?: Readonly<Record<string, string>>
}

/** What noteView, recordExport and exportRoster wrote; entries cut at a destruction hold nothing. */
const notedOf = ({ after }: AuditEntry) => (after ?? {}) as Noted

function areaTouched(entry: AuditEntry): Touched {
  const noted = notedOf(entry)
  const area = noted.area ?? noted.areaPrefix ?? noted.filter?.area
  return {
    areaPrefix: area === undefined ? null : areaPrefixOf(area),
    rows: noted.rows ?? noted.responses ?? noted.units ?? 0,
  }
}
