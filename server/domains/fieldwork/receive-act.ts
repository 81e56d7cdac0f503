/**
 * Receives one act made in the field. It is done by the domain that owns it; where that domain refuses,
 * the act is kept whole with the reason. Safe to repeat: the same bytes give the same receipt.
 */
import { createHash } from 'node:crypto'
import { actToSign } from '../../contract/devices.ts'
import { type ActReceipt, type FieldAct, SealedAct } from '../../contract/fieldwork.ts'
import { Problem, problemKinds } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { parseJson } from '../../platform/read-body.ts'
import { compileBody } from '../../platform/validation.ts'
import {
  acceptHandover,
  assignBlock,
  correctBuilding,
  recordVisit,
  takeBackBlock,
} from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type FrameOptions, findUnit, recordOutcome } from '../frame/index.ts'
import {
  type DeviceClaim,
  type DeviceStanding,
  judgeDevice,
  requireRight,
} from '../identity/index.ts'
import { recordTaskOutcome } from '../omissions/index.ts'
import { recordFind, reportBlock } from '../post-enumeration/index.ts'
import { returnForCorrection } from '../review/index.ts'
import { recordRecheck } from './record-recheck.ts'
import { findAct, insertAct } from './store.ts'

const check = compileBody(SealedAct)

export interface ActToReceive {
  readonly actId: string
  /** As they arrived; the hash in the receipt is over these. */
  readonly bytes: Uint8Array
  /** What the request says of the tablet it comes from. */
  readonly device?: DeviceClaim | undefined
  /** Known by the seal of the vault it was made in: no tablet is asked for. */
  readonly sealed?: boolean
}

const deviceRefusals: Readonly<Partial<Record<DeviceStanding, string>>> = {
  revoked: '发送的平板已挂失；内容已完整保留，请普查办核实后处理',
  'not-enrolled': '不是从本人登记的平板发来；内容已完整保留，请普查办核实后处理',
}

export type ActOptions = Pick<FrameOptions, 'findResponsesOf' | 'prepareOutcomeFollower'>

export async function receiveAct(
  ctx: SignedInContext,
  input: ActToReceive,
  options: ActOptions,
): Promise<ActReceipt> {
  requireRight(ctx, 'fieldwork.act')
  const act = readAct(input)
  const contentHash = createHash('sha256').update(input.bytes).digest('hex')
  const earlier = await findAct(ctx.database.read, input.actId)
  if (earlier) return repeatOf(earlier, contentHash)
  // The verb's own transaction is repeat-safe: a crash between it and the receipt costs nothing.
  const refusal =
    (await refusalOfDevice(ctx, input, contentHash)) ??
    (await refusalOf(() => perform(ctx, act, options)))
  return ctx.database.write(async (tx) => {
    const meanwhile = await findAct(tx, input.actId)
    if (meanwhile) return repeatOf(meanwhile, contentHash)
    const receipt: ActReceipt = {
      actId: input.actId,
      contentHash,
      receivedAt: ctx.clock.now(),
      outcome: refusal === undefined ? 'applied' : 'refused',
      message: refusal ?? null,
    }
    const { scope } = ctx.actor
    const unit = act.kind === 'outcome' ? await findUnit(tx, act.unitId) : undefined
    await insertAct(tx, {
      id: input.actId,
      kind: act.kind,
      content: Buffer.from(input.bytes),
      contentHash,
      areaCode:
        blockOf(act)?.slice(0, 12) ??
        unit?.areaCode ??
        (scope.kind === 'area' ? scope.areaPrefix.padEnd(12, '0') : null),
      receivedAt: receipt.receivedAt,
      receivedBy: ctx.actor.id,
      outcome: receipt.outcome,
      receipt,
    })
    await recordAudit(tx, ctx, {
      action: 'field-act.receive',
      subjectKind: 'field-act',
      subjectId: input.actId,
      after: { kind: act.kind, outcome: receipt.outcome, contentHash },
    })
    return receipt
  })
}

function readAct({ actId, bytes }: ActToReceive): SealedAct {
  const value = parseJson(bytes)
  const fault = check(value)
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  // Checked against the schema just above.
  const act = value as SealedAct
  if (act.actId !== actId) throw new Problem('body-not-acceptable', '/actId 与地址中的编号不一致')
  return act
}

function repeatOf(
  earlier: { readonly contentHash: string; readonly receipt: ActReceipt },
  contentHash: string,
): ActReceipt {
  if (earlier.contentHash === contentHash) return earlier.receipt
  throw new Problem('revision-id-taken', '同一编号已收到不同内容，请另编编号后重发')
}

/** The county a survey judges learns nothing of it here: such an act stands under its surveyor's area. */
function blockOf(act: FieldAct): string | undefined {
  if (act.kind === 'pes-find' || act.kind === 'pes-block-done') return undefined
  return 'blockCode' in act ? act.blockCode : undefined
}

/** Why an act of this tablet is kept and not done; undefined for one that may send. */
async function refusalOfDevice(
  ctx: SignedInContext,
  { actId, device, sealed }: ActToReceive,
  contentHash: string,
): Promise<string | undefined> {
  if (sealed) return undefined
  const signed = actToSign({ actId, contentHash })
  return deviceRefusals[await judgeDevice(ctx.database.read, ctx.actor, device, signed)]
}

/** Why the act cannot be done, in words; undefined where it was. Faults that pass are thrown on. */
async function refusalOf(done: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await done()
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { retry, title } = problemKinds[error.id]
    if (retry === 'later' || retry === 'after-sign-in') throw error
    return error.message === title ? title : `${title}：${error.message}`
  }
}

function perform(ctx: SignedInContext, act: SealedAct, options: ActOptions): Promise<unknown> {
  switch (act.kind) {
    case 'outcome': {
      const { unitId, outcome, evidence, actId } = act
      return recordOutcome(ctx, { unitId, outcome, evidence, outcomeId: actId }, options)
    }
    case 'building': {
      const { buildingCode: code, buildingKind: kind, actId: changeId } = act
      const { blockCode, name, address, floors, geometry } = act
      return correctBuilding(ctx, {
        ...{ changeId, code, blockCode, name, address, kind, floors, geometry },
      })
    }
    case 'building-visit': {
      const { buildingCode, blockCode, finding, note, actId, madeAt } = act
      return recordVisit(ctx, {
        ...{ visitId: actId, buildingCode, blockCode, finding, note, visitedAt: madeAt },
      })
    }
    case 'assign-block':
      requireRight(ctx, 'block.assign')
      return assignBlock(ctx, act)
    case 'take-back-block':
      return takeBackBlock(ctx, act)
    case 'omission-task': {
      const { signalId, blockCode, finding, note, actId } = act
      return recordTaskOutcome(ctx, { stepId: actId, signalId, blockCode, finding, note })
    }
    case 'accept-handover':
      return acceptHandover(ctx, act)
    case 're-check':
      return recordRecheck(ctx, act)
    case 'pes-find':
      return recordFind(ctx, act)
    case 'pes-block-done':
      return reportBlock(ctx, act)
    case 'return':
      return returnForCorrection(ctx, { ...act, fields: [...act.fields] })
  }
}
