/** One of the three rosters as a CSV file, as it was signed. What leaves is noted before it is handed over. */
import { createHash } from 'node:crypto'
import type { ExportPurpose } from '../../contract/exchange.ts'
import { frameOutcomeNames } from '../../contract/frame.ts'
import { type Roster, type RosterUnit, rosterNames } from '../../contract/listing.ts'
import type { FileContent } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { csvLine } from '../../platform/csv-line.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { getReachableSignature, pageOfRoster } from '../listing/index.ts'
import { MASK } from './mask-contacts.ts'
import { exportPurposes, USE_NOTE } from './purposes.ts'

export interface RosterExport {
  readonly signatureId: string
  readonly roster: Roster
  readonly purpose: ExportPurpose
}

const AT_A_TIME = 2000
const kindNames: Readonly<Record<RosterUnit['kind'], string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}
const headings = [
  ...['序号', '单位类型', '统一社会信用代码', '单位详细名称', '区划代码', '普查小区代码'],
  ...['建筑物编码', '地址', '行业代码', '一套表单位', '核查情况', '单位编号'],
]

export async function exportRoster(
  ctx: SignedInContext,
  { signatureId, roster, purpose }: RosterExport,
): Promise<FileContent> {
  requireRight(ctx, 'response.export')
  const db = ctx.database.read
  const { signature, areaPrefix } = await getReachableSignature(db, ctx, signatureId)
  const { needsContacts, name: purposeName } = exportPurposes[purpose]
  const lines = [
    csvLine([`${rosterNames[roster]}　${USE_NOTE}　清查名录摘要 ${signature.contentHash}`]).text,
    csvLine(headings).text,
  ]
  for (let after = 0; ; ) {
    const page = await pageOfRoster(db, {
      ...{ signatureId, areaPrefix, roster, after, limit: AT_A_TIME },
    })
    for (const { values } of page) {
      lines.push(csvLine(cellsOf(lines.length - 1, values, needsContacts)).text)
    }
    if (page.length < AT_A_TIME) break
    after = page.at(-1)!.place
  }
  const bytes = new TextEncoder().encode(`\uFEFF${lines.join('')}`)
  const fileName = `${rosterNames[roster]}-${areaPrefix}-第${signature.edition}版.csv`
  await ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'listing.export',
      subjectKind: 'listing-signature',
      subjectId: signatureId,
      reason: purposeName,
      after: {
        ...{ roster, areaPrefix, fileName, units: lines.length - 2 },
        fileHash: createHash('sha256').update(bytes).digest('hex'),
      },
    }),
  )
  return { fileName, mediaType: 'text/csv; charset=utf-8', bytes }
}

function cellsOf(place: number, unit: RosterUnit, needsContacts: boolean): unknown[] {
  const { kind, unifiedSocialCreditCode, name, areaCode, blockCode, buildingCode } = unit
  const { address, industryCode, aboveScale, outcome, unitId } = unit
  return [
    ...[place, kindNames[kind], unifiedSocialCreditCode, name, areaCode, blockCode, buildingCode],
    ...[needsContacts || address === '' ? address : MASK, industryCode, aboveScale],
    ...[frameOutcomeNames[outcome], unitId],
  ]
}
