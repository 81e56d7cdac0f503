/** Establishments of legal units over HTTP. */
import * as contract from '../../contract/establishments.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { declareEstablishments } from './declare-establishments.ts'
import { getEstablishments } from './get-establishments.ts'
import type { EstablishmentPorts } from './ports.ts'
import { tellEstablishment } from './tell-establishment.ts'

export function mountEstablishments(mounting: Mounting, ports: EstablishmentPorts): void {
  mount(mounting, contract.getEstablishments, (ctx, { params }) =>
    getEstablishments(ctx, params.unitId, ports),
  )
  mount(mounting, contract.tellEstablishment, (ctx, { params, body }) =>
    tellEstablishment(ctx, { ...params, ...body }, ports),
  )
  mount(mounting, contract.declareEstablishments, (ctx, { params, body }) =>
    declareEstablishments(ctx, { ...params, ...body }, ports),
  )
}
