/** Oversight over HTTP: the trail, and the door for enforcement. */
import * as contract from '../../contract/audit.ts'
import * as breach from '../../contract/breach.ts'
import * as enforcement from '../../contract/enforcement.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { exportAffected } from './breach/export-affected.ts'
import { listAffected } from './breach/list-affected.ts'
import { decideEnforcement } from './decide-enforcement.ts'
import { exportTrail } from './export-trail.ts'
import { getTrailDay } from './get-trail-day.ts'
import { listEnforcementRequests } from './list-enforcement-requests.ts'
import { listTrailAlarms } from './list-trail-alarms.ts'
import { requestEnforcement } from './request-enforcement.ts'
import { searchTrail } from './search-trail.ts'
import { settleTrailAlarm } from './settle-trail-alarm.ts'
import { type OutsideNotes, verifyTrailNow } from './verify-trail-now.ts'
import { viewEnforcementUnit } from './view-enforcement-unit.ts'

export interface OversightOptions {
  /** What is noted of the trail outside the database. */
  readonly notes: OutsideNotes
}

export function mountOversight(mounting: Mounting, { notes }: OversightOptions): void {
  mount(mounting, contract.searchTrail, (ctx, { query }) => searchTrail(ctx, query))
  mount(mounting, contract.getTrailDay, (ctx, { params }) =>
    getTrailDay(ctx, params.date, notes.state()),
  )
  mount(mounting, contract.listTrailAlarms, (ctx) => listTrailAlarms(ctx, notes.state()))
  mount(mounting, contract.settleTrailAlarm, (ctx, { params, body }) =>
    settleTrailAlarm(ctx, { ...body, sequence: Number(params.sequence) }),
  )
  mount(mounting, contract.verifyTrailNow, (ctx) => verifyTrailNow(ctx, notes))
  mount(mounting, contract.exportTrail, (ctx, { body }) => exportTrail(ctx, body))
  mount(mounting, breach.listAffected, (ctx, { query }) => listAffected(ctx, query))
  mount(mounting, breach.exportAffected, (ctx, { body }) => exportAffected(ctx, body))
  mount(mounting, enforcement.requestEnforcement, (ctx, { body }) => requestEnforcement(ctx, body))
  mount(mounting, enforcement.listEnforcementRequests, (ctx) => listEnforcementRequests(ctx))
  mount(mounting, enforcement.decideEnforcement, (ctx, { params, body }) =>
    decideEnforcement(ctx, { ...params, ...body }),
  )
  mount(mounting, enforcement.viewEnforcementUnit, (ctx, { params }) =>
    viewEnforcementUnit(ctx, params),
  )
}
