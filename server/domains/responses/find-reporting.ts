/** In which version of its form a response goes on, and under which head. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { chooseVersion } from '../../../forms/engine/versions/choose-version.ts'
import type { FormHead } from '../../contract/instruments.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findStanding } from '../instruments/index.ts'

const UNKNOWN_HEAD: FormHead = {
  ...{ tableNumber: '', issuingBody: '', approvalNumber: null, validUntil: null },
}

/** `versions`: newest first. `worked`: the version the work is in. */
export async function findReporting(
  db: Executor,
  ctx: Context,
  versions: readonly FormDefinition[],
  worked: string,
): Promise<{ readonly reportVersion: string; readonly head: FormHead }> {
  const today = shanghaiDate(ctx.clock.now())
  const standings = new Map<string, { readonly open: boolean; readonly head: FormHead }>()
  for (const form of versions) {
    const { reporting, head } = await findStanding(db, form, today)
    standings.set(form.version, { open: reporting === 'open', head })
  }
  const known = versions.map(({ version }) => ({
    version,
    open: standings.get(version)?.open ?? false,
  }))
  const reportVersion = chooseVersion(known, worked)
  return { reportVersion, head: standings.get(reportVersion)?.head ?? UNKNOWN_HEAD }
}
