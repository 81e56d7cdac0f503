/** In which version of its form a response goes on, and the heads of its versions. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { chooseVersion } from '../../../forms/engine/versions/choose-version.ts'
import type { FormHead } from '../../contract/instruments.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findStanding } from '../instruments/index.ts'

/** `versions`: newest first. `worked`: the version the work is in. */
export async function findReporting(
  db: Executor,
  ctx: Context,
  versions: readonly FormDefinition[],
  worked: string,
): Promise<{ readonly reportVersion: string; readonly heads: Record<string, FormHead> }> {
  const today = shanghaiDate(ctx.clock.now())
  const known: { readonly version: string; readonly open: boolean }[] = []
  const heads: Record<string, FormHead> = {}
  for (const form of versions) {
    const { reporting, head } = await findStanding(db, form, today)
    known.push({ version: form.version, open: reporting === 'open' })
    heads[form.version] = head
  }
  return { reportVersion: chooseVersion(known, worked), heads }
}
