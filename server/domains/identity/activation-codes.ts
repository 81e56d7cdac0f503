/**
 * Codes for notices 告知书. Each is 60 random bits, bound to the credit code by its hash: whoever holds
 * one letter can activate that unit and learns nothing about any other.
 */
import { createHash } from 'node:crypto'
import { normaliseCreditCode } from '../../../forms/engine/credit-code.ts'
import type {
  issueActivationCodes,
  listNoticeUnits,
  NoticeUnit,
} from '../../contract/activation.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import type { AccountPorts, UnitPlace } from './account-ports.ts'
import {
  type ActivationRow,
  findLatestCodes,
  insertActivationCodes,
  withdrawActivationCodes,
} from './activation-store.ts'
import { plainCode, randomCode } from './recovery-codes.ts'
import { requireRight } from './rights.ts'
import { coversArea } from './scope.ts'

const CODE_DAYS = 120
const CODE_LENGTH = 12

export function hashActivation(creditCode: string, code: string): string {
  const words = `${normaliseCreditCode(creditCode)}:${plainCode(code)}`
  return createHash('sha256').update(words).digest('hex')
}

export async function issueCodes(
  ctx: SignedInContext,
  unitIds: readonly string[],
  ports: AccountPorts,
): Promise<ReplyOf<typeof issueActivationCodes>> {
  requireRight(ctx, 'activation.issue')
  const { scope } = ctx.actor
  return ctx.database.write(async (tx) => {
    const createdAt = ctx.clock.now()
    const expiresAt = new Date(Date.parse(createdAt) + CODE_DAYS * 86_400_000).toISOString()
    const places = new Map(
      (await ports.findUnits(tx, unitIds)).map((place) => [place.unitId, place]),
    )
    const notices: ReplyOf<typeof issueActivationCodes>['notices'] = []
    const refused: { unitId: string; message: string }[] = []
    const rows: ActivationRow[] = []
    for (const unitId of new Set(unitIds)) {
      const place = places.get(unitId)
      if (!place?.areaCode || !coversArea(scope, place.areaCode)) {
        refused.push({ unitId, message: '没有这个单位，或不在您的工作范围内' })
        continue
      }
      const { name: unitName, areaCode, creditCode } = place
      if (creditCode === null) {
        refused.push({ unitId, message: `${unitName}没有统一社会信用代码，不能启用网上账号` })
        continue
      }
      const code = randomCode(CODE_LENGTH)
      rows.push({
        ...{ id: ctx.newId(), unitId, unitName, areaCode, createdAt, expiresAt },
        ...{ codeHash: hashActivation(creditCode, code), createdBy: ctx.actor.id },
        ...{ usedAt: null, usedBy: null, withdrawnAt: null },
      })
      notices.push({ unitId, unitName, creditCode, areaCode, code: inFours(code), expiresAt })
    }
    if (rows.length > 0) {
      await withdrawActivationCodes(
        tx,
        rows.map((row) => row.unitId),
        createdAt,
      )
      await insertActivationCodes(tx, rows)
      await recordAudit(tx, ctx, {
        action: 'activation.issue',
        subjectKind: 'activation-codes',
        subjectId: ctx.requestId,
        after: { units: rows.map((row) => row.unitId) },
      })
    }
    return { notices, refused }
  })
}

export async function readNoticeUnits(
  ctx: SignedInContext,
  query: QueryOf<typeof listNoticeUnits>,
  ports: AccountPorts,
): Promise<ReplyOf<typeof listNoticeUnits>> {
  requireRight(ctx, 'activation.issue')
  const { scope } = ctx.actor
  const area = query.area ?? (scope.kind === 'area' ? scope.areaPrefix : '')
  if (!coversArea(scope, area)) return { units: [], next: null }
  const limit = query.limit ?? 100
  const db = ctx.database.read
  const search = query.search?.trim()
  const places = await ports.listOnlineUnits(db, area, {
    ...(search !== undefined && search !== '' && { search }),
    ...(query.after !== undefined && { after: query.after }),
    limit: limit + 1,
  })
  const shown = places.slice(0, limit)
  const codes = await findLatestCodes(
    db,
    shown.map(({ unitId }) => unitId),
  )
  const now = ctx.clock.now()
  return {
    units: shown.map((place) => asNoticeUnit(place, codes.get(place.unitId), now)),
    next: places.length > limit ? (shown.at(-1)?.unitId ?? null) : null,
  }
}

function asNoticeUnit(
  { unitId, name, areaCode, creditCode }: UnitPlace,
  code: ActivationRow | undefined,
  now: string,
): NoticeUnit {
  const state = !code
    ? 'none'
    : code.usedAt !== null
      ? 'used'
      : code.expiresAt <= now || code.withdrawnAt !== null
        ? 'expired'
        : 'issued'
  return {
    ...{ unitId, unitName: name, creditCode, areaCode: areaCode ?? '', state },
    issuedAt: code?.createdAt ?? null,
  }
}

function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
