/**
 * Notes what units say they do, from what came in since it last looked. Where it stands is kept in the
 * database. The description of the unit's census form goes before that of its listing.
 */
import { levelText } from '../../../forms/engine/industry/normalise-phrase.ts'
import type { Context } from '../../platform/context.ts'
import { readInstallation, setInstallation } from '../../platform/installation.ts'
import { entriesOfAction } from '../audit/index.ts'
import { type ReportedDocument, readReported } from '../responses/index.ts'
import { type DescriptionRow, findDescriptions, saveDescription } from './store.ts'

const PIECE = 200
const LISTING_FORMS = ['621', '622']
const LONGEST = 400

export async function followDescriptions(ctx: Context): Promise<{ readonly full: boolean }> {
  const db = ctx.database.read
  const from = Number((await readInstallation(db, 'descriptions-followed')) ?? 0)
  const entries = await entriesOfAction(db, 'response.receive', { after: from, limit: PIECE })
  const last = entries.at(-1)
  if (last === undefined) return { full: false }
  const documents = await readReported(db, [...new Set(entries.map(({ subjectId }) => subjectId))])
  const described = documents.flatMap((document) => descriptionOf(ctx, document))
  await ctx.database.write(async (tx) => {
    const known = new Map(
      await findDescriptions(
        tx,
        described.map(({ unitId }) => unitId),
      ),
    )
    for (const row of described) {
      const before = known.get(row.unitId)
      if (before && !isNews(before, row)) continue
      await saveDescription(tx, before, row)
      known.set(row.unitId, row)
    }
    await setInstallation(tx, 'descriptions-followed', String(last.sequence))
  })
  return { full: entries.length === PIECE }
}

/** 主要业务活动 in the order written; empty where there is none. */
function descriptionOf(ctx: Context, { response, answers }: ReportedDocument): DescriptionRow[] {
  const activities = ['mainActivity1', 'mainActivity2', 'mainActivity3'].flatMap((key) => {
    const words = answers[key]
    return typeof words === 'string' && words.trim() !== '' ? [words.trim()] : []
  })
  const phrase = activities.join('；').slice(0, LONGEST)
  const phraseKey = levelText(phrase)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
  if (phraseKey === '' || response.areaCode === null) return []
  return [
    {
      ...{ unitId: response.unitId, county: response.areaCode.slice(0, 6), phrase, phraseKey },
      ...{ responseId: response.id, turn: 'first', notedAt: ctx.clock.now() },
      ...{ firstCode: null, firstBy: null, secondCode: null, secondBy: null },
    },
  ]
}

function isNews(before: DescriptionRow, row: DescriptionRow): boolean {
  const formOf = (responseId: string) => responseId.split('.').at(-2) ?? ''
  const fromListing = LISTING_FORMS.includes(formOf(row.responseId))
  if (fromListing && !LISTING_FORMS.includes(formOf(before.responseId))) return false
  return before.phraseKey !== row.phraseKey || before.county !== row.county
}
