/** The frame over HTTP. */
import * as contract from '../../contract/frame.ts'
import * as ledger from '../../contract/ledger.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { getImport } from './get-import.ts'
import { getLedger } from './get-ledger.ts'
import { getUnit } from './get-unit.ts'
import { importFrame } from './import-frame.ts'
import { judgeRefusedRow } from './judge-refused-row.ts'
import { listFrameSources } from './list-frame-sources.ts'
import { listImports } from './list-imports.ts'
import { listLedgerEntries } from './list-ledger-entries.ts'
import { listUnits } from './list-units.ts'
import { placeUnit } from './place-unit.ts'
import { recordOutcome } from './record-outcome.ts'
import { setHeadings } from './remember-headings.ts'
import type { FrameOptions } from './unit-responses.ts'

export function mountFrame(mounting: Mounting, options: FrameOptions): void {
  const { findResponsesOf } = options
  mount(mounting, contract.listFrameSources, (ctx) => listFrameSources(ctx))
  mount(mounting, contract.importFrame, (ctx, { query, body }) =>
    importFrame(ctx, {
      source: query.source,
      fileName: query.fileName,
      bytes: body,
      dryRun: query.dryRun === 'true',
    }),
  )
  mount(mounting, contract.setHeadings, (ctx, { params, body }) =>
    setHeadings(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listImports, (ctx) => listImports(ctx))
  mount(mounting, contract.getImport, (ctx, { params }) => getImport(ctx, params.importId))
  mount(mounting, contract.listUnits, (ctx, { query }) => listUnits(ctx, query, findResponsesOf))
  mount(mounting, contract.getUnit, (ctx, { params }) =>
    getUnit(ctx, params.unitId, findResponsesOf),
  )
  mount(mounting, contract.recordOutcome, (ctx, { params, body }) =>
    recordOutcome(ctx, { ...params, ...body }, options),
  )
  mount(mounting, contract.placeUnit, (ctx, { params, body }) =>
    placeUnit(ctx, { ...params, ...body }, options),
  )
  mount(mounting, ledger.getLedger, (ctx, { query }) => getLedger(ctx, query))
  mount(mounting, ledger.listLedgerEntries, (ctx, { query }) => listLedgerEntries(ctx, query))
  mount(mounting, ledger.judgeRefusedRow, (ctx, { params, body }) =>
    judgeRefusedRow(ctx, { ...params, ...body, row: Number(params.row) }),
  )
}
