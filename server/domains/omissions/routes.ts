/** The omissions desk over HTTP. */
import * as contract from '../../contract/omissions.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { estimateOmissions } from './estimate-omissions.ts'
import { findSignals } from './find-signals.ts'
import { listOmissionSignals } from './list-omission-signals.ts'
import { stepSignal } from './step-signal.ts'
import { listOmissionTasks } from './tasks.ts'

export function mountOmissions(mounting: Mounting): void {
  mount(mounting, contract.findSignals, (ctx) => findSignals(ctx))
  mount(mounting, contract.listOmissionSignals, (ctx, { query }) => listOmissionSignals(ctx, query))
  mount(mounting, contract.stepSignal, (ctx, { params, body }) =>
    stepSignal(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listOmissionTasks, (ctx, { params }) =>
    listOmissionTasks(ctx, params.blockCode),
  )
  mount(mounting, contract.estimateOmissions, (ctx, { query }) => estimateOmissions(ctx, query))
}
