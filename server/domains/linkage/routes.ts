/** The duplicates desk over HTTP. */
import * as contract from '../../contract/duplicates.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { acceptDuplicates } from './accept-duplicates.ts'
import { confirmDuplicate } from './confirm-duplicate.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { getDuplicate } from './describe-pair.ts'
import type { Desk } from './desk.ts'
import { getDuplicateRun, startDuplicateRun } from './find-duplicates.ts'
import { listDuplicates } from './list-duplicates.ts'
import { matchNewUnit } from './match-new-unit.ts'
import { measureDuplicates } from './measure-duplicates.ts'
import { getDuplicateSetting, setDuplicateSetting } from './settings.ts'
import { undoDecision } from './undo-decision.ts'
import { listUnitRelations } from './unit-relations.ts'

export function mountLinkage(mounting: Mounting, desk: Desk): void {
  mount(mounting, contract.startDuplicateRun, (ctx) => startDuplicateRun(ctx, desk))
  mount(mounting, contract.getDuplicateRun, (ctx) => getDuplicateRun(ctx, desk))
  // Before the paths with a pair's id, which would take these words for one.
  mount(mounting, contract.getDuplicateSetting, (ctx) => getDuplicateSetting(ctx))
  mount(mounting, contract.setDuplicateSetting, (ctx, { body }) => setDuplicateSetting(ctx, body))
  mount(mounting, contract.measureDuplicates, (ctx) => measureDuplicates(ctx))
  mount(mounting, contract.acceptDuplicates, (ctx) => acceptDuplicates(ctx, desk))
  mount(mounting, contract.listDuplicates, (ctx, { query }) => listDuplicates(ctx, desk, query))
  mount(mounting, contract.getDuplicate, (ctx, { params }) =>
    getDuplicate(ctx, desk, params.pairId),
  )
  mount(mounting, contract.decideDuplicate, (ctx, { params, body }) =>
    decideDuplicate(ctx, desk, { ...params, ...body }),
  )
  mount(mounting, contract.undoDuplicateDecision, (ctx, { params, body }) =>
    undoDecision(ctx, desk, { ...params, ...body }),
  )
  mount(mounting, contract.confirmDuplicate, (ctx, { params }) =>
    confirmDuplicate(ctx, desk, params),
  )
  mount(mounting, contract.listUnitRelations, (ctx, { params }) =>
    listUnitRelations(ctx, desk, params.unitId),
  )
  mount(mounting, contract.matchNewUnit, (ctx, { params, body }) =>
    matchNewUnit(ctx, desk, params.blockCode, body),
  )
}
