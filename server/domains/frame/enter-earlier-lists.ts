/** Lists that were imported before there was a ledger are entered when the server starts; once. */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { listRecordsOfImport, listRejections } from './import-store.ts'
import { enterList } from './keep-ledger.ts'
import { listsOutsideLedger } from './ledger-store.ts'
import { nameIn } from './name-in-row.ts'

export async function enterEarlierLists(ctx: Context): Promise<void> {
  if ((await listsOutsideLedger(ctx.database.read)).length === 0) return
  await ctx.database.write(async (tx) => {
    for (const list of await listsOutsideLedger(tx)) {
      const { id: importId, source, areaPrefix, columns } = list
      const nameHeadings = columns
        .filter(({ meaning }) => meaning === 'unitName')
        .map(({ heading }) => heading)
      const records = await listRecordsOfImport(tx, importId)
      const rejections = await listRejections(tx, importId)
      await enterList(tx, {
        ...{ importId, source, areaPrefix, nameHeadings },
        rows: [
          ...records.map(({ row, unitId, values }) => ({
            ...{ row, unitId },
            name: values.unitName ?? '',
          })),
          ...rejections.map(({ row, raw }) => ({
            ...{ row, unitId: null },
            name: nameIn(raw, nameHeadings),
          })),
        ],
      })
      await recordAudit(tx, ctx, {
        action: 'ledger.enter',
        subjectKind: 'frame-import',
        subjectId: importId,
        after: { records: records.length, refused: rejections.length },
      })
    }
  })
}
