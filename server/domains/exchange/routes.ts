/** Exchange over HTTP: files handed out. */
import * as contract from '../../contract/exchange.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { handOutResponses } from './hand-out-responses.ts'

export function mountExchange(mounting: Mounting): void {
  mount(mounting, contract.exportResponses, (ctx, { body }) => handOutResponses(ctx, body))
}
