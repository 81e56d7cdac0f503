/** The legal unit declares the list it was shown complete: bound to its hash, void once it changes. */
import type { EstablishmentList } from '../../contract/establishments.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireReporter } from '../identity/index.ts'
import { describe, getUnitToTellOf, readList } from './get-establishments.ts'
import { hashOf, linesOf } from './known-list.ts'
import type { EstablishmentPorts } from './ports.ts'
import { findDeclaration, insertDeclaration } from './store.ts'
import { requireLegalUnit } from './tell-establishment.ts'

export interface Declaration {
  readonly unitId: string
  readonly declarationId: string
  readonly listHash: string
}

export async function declareEstablishments(
  ctx: SignedInContext,
  { unitId, declarationId, listHash }: Declaration,
  ports: EstablishmentPorts,
): Promise<EstablishmentList> {
  return ctx.database.write(async (tx) => {
    const unit = await getUnitToTellOf(tx, ctx, unitId, 'establishment.tell')
    requireReporter(ctx)
    requireLegalUnit(unit)
    const earlier = await findDeclaration(tx, declarationId)
    if (earlier) {
      const same =
        earlier.unitId === unitId &&
        earlier.listHash === listHash &&
        earlier.declaredBy === ctx.actor.id
      if (same) return describe(tx, ctx, unit, ports)
      throw new Problem('revision-id-taken', '这个编号已用于别的声明，请另编后重发')
    }
    const lines = linesOf((await readList(tx, unit, ports)).known)
    if (hashOf(lines) !== listHash) {
      throw new Problem('content-changed', '下属单位清单刚有变动，请核对后再声明')
    }
    await insertDeclaration(tx, {
      ...{ id: declarationId, unitId, listHash, lines, establishments: lines.length },
      ...{ declaredAt: ctx.clock.now(), declaredBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'establishment.declare',
      subjectKind: 'unit',
      subjectId: unitId,
      after: { declarationId, listHash, establishments: lines.length },
    })
    return describe(tx, ctx, unit, ports)
  })
}
