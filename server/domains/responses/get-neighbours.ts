/** The percentiles in force as an office reads them: one form's groups, and what each is of. */
import { LEAST_UNITS } from '../../../forms/engine/neighbours/unit-groups.ts'
import type { Neighbours } from '../../contract/evaluation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { requireRight } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { findLatestNeighbourSet, listSpreads } from './neighbour-store.ts'

export async function getNeighbours(
  ctx: SignedInContext,
  query: { readonly form?: string | undefined },
): Promise<Neighbours> {
  requireRight(ctx, 'evaluation.view')
  const db = ctx.database.read
  const set = await findLatestNeighbourSet(db)
  const none = { set: null, forms: [], formId: null, spreads: [], leastUnits: LEAST_UNITS }
  if (set === undefined) return none
  const spreads = await listSpreads(db, set.id)
  const counts = new Map<string, number>()
  for (const { formId } of spreads) counts.set(formId, (counts.get(formId) ?? 0) + 1)
  const order = [...(await openFormBook()).forms.keys()]
  const formIds = [...counts.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const formId = formIds.find((id) => id === query.form) ?? formIds[0] ?? null
  const form =
    formId === null ? undefined : await findFormInForce(db, formId, undefined, ctx.clock.now())
  const asking = (name: string) =>
    form?.checks.find(({ dependencies }) => dependencies.distributions.includes(name))
  const { id: setId, computedAt, units } = set
  return {
    ...none,
    set: { setId, computedAt, units, groups: spreads.length },
    forms: formIds.map((id) => ({ formId: id, groups: counts.get(id) ?? 0 })),
    formId,
    spreads: spreads
      .filter((spread) => spread.formId === formId)
      .map(({ name, period, group, industry, size, units: of, points }) => ({
        ...{ rule: asking(name)?.id ?? '', title: asking(name)?.title ?? name, period, group },
        ...{ industry, size, units: of, points: { ...points } },
      })),
  }
}
