/** What is left unreviewed and what it may move: sums the database keeps. */
import { attentionBands, type Unreviewed } from '../../contract/attention.ts'
import type { ReviewLevel } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { groupBy } from '../../platform/group-by.ts'
import { areaAsked } from '../review/index.ts'
import { countLeft } from './store.ts'

/** Sums are kept by town; a village is told its town’s. */
const TOWN_DIGITS = 9

export async function getUnreviewed(
  ctx: SignedInContext,
  asked: { readonly area?: string; readonly awaiting?: ReviewLevel },
): Promise<Unreviewed> {
  const { prefix, area } = await areaAsked(ctx, asked.area)
  const counts = await countLeft(ctx.database.read, prefix.slice(0, TOWN_DIGITS), asked.awaiting)
  const book = await openFormBook()
  const rows = [...groupBy(counts, ({ formId }) => formId)].map(([formId, own]) => {
    const counties = [...groupBy(own, ({ county }) => county).values()]
    const effects = counties.map((each) => each.reduce((sum, { effect }) => sum + effect, 0))
    return {
      formId,
      formTitle: book.forms.get(formId)?.title ?? formId,
      responses: own.reduce((sum, { responses }) => sum + responses, 0),
      bands: attentionBands.map((_, band) => {
        const within = own.filter((each) => each.band === band)
        return {
          responses: within.reduce((sum, { responses }) => sum + responses, 0),
          // Shares of several counties do not add up: the largest stands for them.
          effect: Math.max(0, ...within.map(({ effect }) => effect)),
        }
      }),
      effect: Math.max(0, ...effects),
    }
  })
  return {
    area,
    rows: rows
      .filter(({ responses }) => responses > 0)
      .sort((a, b) => b.effect - a.effect || b.responses - a.responses),
    asOf: ctx.clock.now(),
  }
}
