/**
 * A legal unit says that an establishment is closed, is not its own, or is not known; or takes that back.
 * Kept beside everything else: no unit is opened, closed or changed by it. The offices get a lead.
 */
import {
  establishmentIn,
  isSameEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Row } from '../../../forms/engine/types.ts'
import type { EstablishmentList, ToldEstablishment } from '../../contract/establishments.ts'
import { Problem } from '../../contract/problems.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import type { UnitRow } from '../frame/index.ts'
import { requireReporter } from '../identity/index.ts'
import { type AskedWord, type DecidedWord, decideWord } from './decide-word.ts'
import { describe, getUnitToTellOf, readList } from './get-establishments.ts'
import type { EstablishmentPorts, ToldLead } from './ports.ts'
import { findWord, insertWord, type WordRow, wordsOfUnit } from './store.ts'

const audited = {
  said: { action: 'establishment.tell' },
  takenBack: { action: 'establishment.take-back' },
} as const

export async function tellEstablishment(
  ctx: SignedInContext,
  input: AskedWord & { readonly unitId: string },
  ports: EstablishmentPorts,
): Promise<EstablishmentList> {
  return ctx.database.write(async (tx) => {
    const unit = await getUnitToTellOf(tx, ctx, input.unitId, 'establishment.tell')
    requireReporter(ctx)
    requireLegalUnit(unit)
    const earlier = await findWord(tx, input.wordId)
    if (earlier) {
      if (isRepeat(earlier, input, ctx)) return describe(tx, ctx, unit, ports)
      throw new Problem('revision-id-taken', '这个编号已用于别的说明，请另编后重发')
    }
    const { known, list } = await readList(tx, unit, ports)
    const decided = decideWord(input, known, {
      today: shanghaiDate(ctx.clock.now()),
      ownCode: unit.unifiedSocialCreditCode,
    })
    const { about, ...kept } = decided
    const lead = leadOf(unit, input.wordId, decided, list?.sent ?? [])
    const signalId = lead ? await ports.raiseLead(tx, ctx, lead) : null
    if (decided.kind === 'taken-back') {
      const taken = await wordsOfUnit(tx, unit.id)
      const standing = taken.findLast(({ subjectId }) => subjectId === decided.subjectId)
      if (standing?.signalId) await ports.lapseLead(tx, standing.signalId)
    } else if (about?.word?.signalId) {
      // Said anew, e.g. not closed but another's: the lead before has become void.
      await ports.lapseLead(tx, about.word.signalId)
    }
    await insertWord(tx, {
      ...{ id: input.wordId, unitId: unit.id, ...kept, signalId },
      ...{ saidAt: ctx.clock.now(), saidBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      ...(decided.kind === 'taken-back' ? audited.takenBack : audited.said),
      subjectKind: 'unit',
      subjectId: unit.id,
      ...(decided.reason === '' ? {} : { reason: decided.reason }),
      after: {
        ...{ wordId: input.wordId, kind: decided.kind, about: decided.subjectId },
        ...(decided.closedOn !== null && { closedOn: decided.closedOn }),
        ...(signalId !== null && { signalId }),
      },
    })
    return describe(tx, ctx, unit, ports)
  })
}

export function requireLegalUnit(unit: UnitRow): void {
  if (unit.kind === 'legalUnit') return
  throw new Problem('body-not-acceptable', '只有法人单位列所属产业活动单位')
}

/** A double click, a lost reply. */
function isRepeat(
  earlier: WordRow,
  input: AskedWord & { readonly unitId: string },
  ctx: SignedInContext,
): boolean {
  return (
    earlier.saidBy === ctx.actor.id &&
    earlier.unitId === input.unitId &&
    earlier.kind === input.kind &&
    earlier.reason === (input.reason ?? '').trim() &&
    earlier.closedOn === (input.closedOn ?? null) &&
    (earlier.told?.name ?? '') === (input.told?.name ?? '').trim()
  )
}

function leadOf(
  unit: UnitRow,
  wordId: string,
  decided: DecidedWord,
  sent: readonly Row[],
): ToldLead | undefined {
  const { kind, told, about, closedOn, reason } = decided
  if (told) {
    // Offices of other cities register what is there.
    if (told.county === '') return undefined
    const code = told.creditCode === '' ? '' : `（${told.creditCode}）`
    return {
      ...{ kind: 'branch-told', subject: wordId, unitId: unit.id, blockCode: null },
      ...{ ownerId: unit.id, rows: rowsAbout(told, sent) },
      areaCode: told.county.padEnd(12, '0'),
      says: `「${unit.name}」报来名录里没有的下属单位「${told.name}」${code}：${told.address}，${told.activity}，期末 ${told.staff} 人`,
    }
  }
  if (kind === 'taken-back' || !about?.unit) return undefined
  const claim = kind === 'closed' ? `已于 ${closedOn} 关闭` : '不是本单位的'
  return {
    ...{ kind: 'branch-denied', subject: wordId, unitId: about.unit.id },
    ...{ ownerId: unit.id, rows: [] },
    areaCode: (about.unit.areaCode ?? unit.areaCode ?? '').padEnd(12, '0'),
    blockCode: about.unit.blockCode,
    says: `「${unit.name}」说「${about.name}」${claim}：${reason}`,
  }
}

function rowsAbout({ name, creditCode }: ToldEstablishment, sent: readonly Row[]) {
  const told = { name, creditCode: creditCode || null }
  return sent.map(establishmentIn).filter((row) => isSameEstablishment(row, told))
}
