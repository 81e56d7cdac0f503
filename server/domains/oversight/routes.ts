/** Oversight over HTTP: the trail. */
import * as contract from '../../contract/audit.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { exportTrail } from './export-trail.ts'
import { getTrailDay } from './get-trail-day.ts'
import { searchTrail } from './search-trail.ts'
import { type OutsideNotes, verifyTrailNow } from './verify-trail-now.ts'

export interface OversightOptions {
  /** What is noted of the trail outside the database. */
  readonly notes: OutsideNotes
}

export function mountOversight(mounting: Mounting, { notes }: OversightOptions): void {
  mount(mounting, contract.searchTrail, (ctx, { query }) => searchTrail(ctx, query))
  mount(mounting, contract.getTrailDay, (ctx, { params }) =>
    getTrailDay(ctx, params.date, notes.state()),
  )
  mount(mounting, contract.verifyTrailNow, (ctx) => verifyTrailNow(ctx, notes))
  mount(mounting, contract.exportTrail, (ctx, { body }) => exportTrail(ctx, body))
}
