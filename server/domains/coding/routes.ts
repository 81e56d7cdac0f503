/** The industry coding desk over HTTP. */
import * as contract from '../../contract/coding.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import {
  getCodingAgreement,
  listCodingActs,
  listCodingPhrases,
  listCodingUnits,
} from './list-coding.ts'
import { putCodingAct } from './put-coding-act.ts'
import { undoCodingAct } from './undo-coding-act.ts'

export function mountCoding(mounting: Mounting): void {
  mount(mounting, contract.listCodingPhrases, (ctx, { query }) => listCodingPhrases(ctx, query))
  mount(mounting, contract.listCodingUnits, (ctx, { query }) => listCodingUnits(ctx, query))
  mount(mounting, contract.putCodingAct, (ctx, { params, body }) =>
    putCodingAct(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listCodingActs, (ctx, { query }) => listCodingActs(ctx, query.area))
  mount(mounting, contract.undoCodingAct, (ctx, { params, body }) =>
    undoCodingAct(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.getCodingAgreement, (ctx, { query }) =>
    getCodingAgreement(ctx, query.area),
  )
}
