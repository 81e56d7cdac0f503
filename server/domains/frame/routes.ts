/** The frame over HTTP. */
import * as map from '../../contract/area-map.ts'
import * as contract from '../../contract/frame.ts'
import * as lists from '../../contract/frame-import.ts'
import * as ledger from '../../contract/ledger.ts'
import * as placing from '../../contract/placing.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { UploadRunner } from './carry-uploads.ts'
import {
  acceptUpload,
  cancelUpload,
  describeOne,
  getFrameTrial,
  getFrameUpload,
  listFrameUploads,
  rereadUpload,
} from './follow-upload.ts'
import { downloadImportFile, getImport, listImportRows } from './get-import.ts'
import { getLedger } from './get-ledger.ts'
import { getUnit } from './get-unit.ts'
import { judgeRefusedRow } from './judge-refused-row.ts'
import { listFrameSources } from './list-frame-sources.ts'
import { listHandovers } from './list-handovers.ts'
import { listImports } from './list-imports.ts'
import { listLedgerEntries } from './list-ledger-entries.ts'
import { listUnits } from './list-units.ts'
import { getUnplacedHeap, listUnplacedHeaps } from './list-unplaced.ts'
import { placeUnit, placeUnits } from './place-unit.ts'
import { receiveList } from './receive-list.ts'
import { recordOutcome } from './record-outcome.ts'
import { setHeadings } from './remember-headings.ts'
import type { FrameOptions } from './unit-responses.ts'

export function mountFrame(
  mounting: Mounting,
  options: FrameOptions & { readonly uploads: UploadRunner },
): void {
  const { findResponsesOf, uploads: runner } = options
  mount(mounting, lists.listFrameSources, (ctx) => listFrameSources(ctx))
  mount(mounting, lists.uploadFrameList, async (ctx, { query, body }) => {
    const upload = await receiveList(ctx, { ...query, content: body })
    runner.start()
    return describeOne(ctx.database.read, upload)
  })
  mount(mounting, lists.listFrameUploads, (ctx) => listFrameUploads(ctx))
  mount(mounting, lists.getFrameUpload, (ctx, { params }) => getFrameUpload(ctx, params.uploadId))
  mount(mounting, lists.getFrameTrial, (ctx, { params }) => getFrameTrial(ctx, params.uploadId))
  mount(mounting, lists.acceptFrameUpload, (ctx, { params }) =>
    acceptUpload(ctx, params.uploadId, runner),
  )
  mount(mounting, lists.rereadFrameUpload, (ctx, { params }) =>
    rereadUpload(ctx, params.uploadId, runner),
  )
  mount(mounting, lists.cancelFrameUpload, (ctx, { params }) => cancelUpload(ctx, params.uploadId))
  mount(mounting, lists.setHeadings, (ctx, { params, body }) =>
    setHeadings(ctx, { ...params, ...body }),
  )
  mount(mounting, lists.listImports, (ctx) => listImports(ctx))
  mount(mounting, lists.getImport, (ctx, { params }) => getImport(ctx, params.importId))
  mount(mounting, lists.listImportRows, (ctx, input) => listImportRows(ctx, input))
  mount(mounting, lists.downloadImportFile, (ctx, { params }) =>
    downloadImportFile(ctx, params.importId),
  )
  mount(mounting, contract.listUnits, (ctx, { query }) => listUnits(ctx, query, findResponsesOf))
  mount(mounting, contract.getUnit, (ctx, { params }) =>
    getUnit(ctx, params.unitId, findResponsesOf),
  )
  mount(mounting, contract.recordOutcome, (ctx, { params, body }) =>
    recordOutcome(ctx, { ...params, ...body }, options),
  )
  mount(mounting, placing.listUnplacedHeaps, (ctx, { query }) => listUnplacedHeaps(ctx, query))
  mount(mounting, placing.getUnplacedHeap, (ctx, { params, query }) =>
    getUnplacedHeap(ctx, { ...params, ...query }),
  )
  mount(mounting, map.listHandovers, (ctx, { params }) => listHandovers(ctx, params.blockCode))
  mount(mounting, placing.placeUnits, (ctx, { body }) => placeUnits(ctx, body, options))
  mount(mounting, contract.placeUnit, (ctx, { params, body }) =>
    placeUnit(ctx, { ...params, ...body }, options),
  )
  mount(mounting, ledger.getLedger, (ctx, { query }) => getLedger(ctx, query))
  mount(mounting, ledger.listLedgerEntries, (ctx, { query }) => listLedgerEntries(ctx, query))
  mount(mounting, ledger.judgeRefusedRow, (ctx, { params, body }) =>
    judgeRefusedRow(ctx, { ...params, ...body, row: Number(params.row) }),
  )
}
