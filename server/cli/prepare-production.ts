/** Makes an empty database a real installation: its kind and the areas of the city. Repeat-safe. */
import { loadAreas } from '../domains/areas/index.ts'
import type { Context } from '../platform/context.ts'
import { readInstallation, setInstallation } from '../platform/installation.ts'

export async function prepareProduction(ctx: Context): Promise<void> {
  if ((await readInstallation(ctx.database.read, 'kind')) !== undefined) return
  await loadAreas(ctx)
  await ctx.database.write((tx) => setInstallation(tx, 'kind', 'production'))
}
