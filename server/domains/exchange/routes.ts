/** Exchange over HTTP: files handed out. */
import * as contract from '../../contract/exchange.ts'
import * as listing from '../../contract/listing.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { exportRoster } from './export-roster.ts'
import { handOutResponses } from './hand-out-responses.ts'

export function mountExchange(mounting: Mounting): void {
  mount(mounting, contract.exportResponses, (ctx, { body }) => handOutResponses(ctx, body))
  mount(mounting, listing.exportRoster, (ctx, { body }) => exportRoster(ctx, body))
}
