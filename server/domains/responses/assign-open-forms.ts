/**
 * After a form was opened, gives it to the units that owe it already 布置报表. Goes through the frame a
 * few hundred units at a time, each piece in one transaction with the place it came to, so that
 * others go on working and a stopped run goes on where it was. Nothing to do: does nothing.
 */
import type { Context } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { readInstallation, setInstallation } from '../../platform/installation.ts'
import { attributesOf, pageOfAllUnits } from '../frame/index.ts'
import { isRegistered } from './decide-assignments.ts'
import { readOpenings, settleOwedForms } from './settle-owed-forms.ts'

const UNITS_AT_ONCE = 200
/** What `forms-to-assign` holds when every unit has been seen. */
const DONE = ''

/** Number of responses opened. */
export async function assignOpenForms(ctx: Context): Promise<number> {
  const book = await openFormBook()
  let opened = 0
  for (;;) {
    const piece = await ctx.database.write(async (tx) => {
      const after = await readInstallation(tx, 'forms-to-assign')
      if (after === undefined || after === DONE) return undefined
      const units = await pageOfAllUnits(tx, after.slice(1), UNITS_AT_ONCE)
      const openings = await readOpenings(tx, ctx)
      let responses = 0
      for (const unit of units) {
        const inputOutputSample = attributesOf(unit).inputOutputSample === true
        if (!isRegistered({ ...unit, inputOutputSample })) continue
        responses += (await settleOwedForms(tx, ctx, book, unit, openings)).opens.length
      }
      const last = units.length < UNITS_AT_ONCE ? undefined : units.at(-1)
      await setInstallation(tx, 'forms-to-assign', last ? `>${last.id}` : DONE)
      return responses
    })
    if (piece === undefined) return opened
    opened += piece
  }
}

/**
 * Does so in the background, one run at a time; a form opened meanwhile begins again from the first
 * unit, because opening sets the place back. What fails is logged and done at the next start.
 */
export function followOpenings(createContext: () => Context): () => void {
  let running: Promise<void> | undefined
  let again = false
  const run = async (ctx: Context) => {
    try {
      do {
        again = false
        await assignOpenForms(ctx)
      } while (again)
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown'
      ctx.log.warn({ why }, 'forms not assigned to all units; goes on at the next start')
    } finally {
      running = undefined
    }
  }
  return () => {
    if (running) again = true
    else running = run(createContext())
  }
}
