/** Instruments over HTTP. */
import * as contract from '../../contract/instruments.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { listForms } from './list-forms.ts'

export function mountInstruments(mounting: Mounting): void {
  mount(mounting, contract.listForms, (ctx) => listForms(ctx))
}
