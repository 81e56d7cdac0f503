/**
 * What an office said the headings of a source's lists mean. Remembered for its area and source: the
 * next list of the source is read so. Where nothing was said, the usual words decide.
 */
import type { listMeanings } from '../../contract/frame-import.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findMeaning, type Meaning, plainHeading } from './headings.ts'
import { listHeadings, saveHeading } from './import-store.ts'
import type { MeaningOf } from './read-list.ts'
import { getSource } from './sources.ts'

export interface HeadingsToRemember {
  readonly sourceId: string
  readonly headings: readonly {
    readonly heading: string
    readonly meaning: (typeof listMeanings)[number] | null
  }[]
}

export async function setHeadings(
  ctx: SignedInContext,
  { sourceId, headings }: HeadingsToRemember,
): Promise<{ remembered: number }> {
  requireRight(ctx, 'frame.import')
  const source = getSource(sourceId).id
  const { scope } = ctx.actor
  const areaPrefix = scope.kind === 'area' ? scope.areaPrefix : ''
  return ctx.database.write(async (tx) => {
    for (const { heading, meaning } of headings) {
      await saveHeading(tx, { areaPrefix, source, heading: plainHeading(heading), meaning })
    }
    await recordAudit(tx, ctx, {
      action: 'frame.set-headings',
      subjectKind: 'frame-source',
      subjectId: source,
      after: { areaPrefix, headings },
    })
    return { remembered: headings.length }
  })
}

/**
 * What was said of the headings of a source, by the heading as it is compared. A county's own words go
 * before the city's.
 */
export async function saidOfHeadings(
  db: Executor,
  source: string,
  areaPrefix: string,
): Promise<ReadonlyMap<string, Meaning | null>> {
  const rows = await listHeadings(db, source)
  const said = new Map<string, Meaning | null>()
  for (const row of rows) {
    // Written by the operation above, from its own list.
    if (areaPrefix.startsWith(row.areaPrefix)) said.set(row.heading, row.meaning as Meaning | null)
  }
  return said
}

/** What was said decides, and the usual words where nothing was. */
export function meaningOf(said: ReadonlyMap<string, Meaning | null>): MeaningOf {
  return (heading) => {
    const plain = plainHeading(heading)
    return said.has(plain) ? said.get(plain)! : findMeaning(heading)
  }
}
