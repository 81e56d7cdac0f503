/** The city enters how long a class is kept, by which law and with whose approval. */

import { Problem } from '../../contract/problems.ts'
import { LEAST_YEARS, type RecordClass, type Retention } from '../../contract/retention.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { readRetention } from './read-retention.ts'
import { insertRule, listRules } from './store.ts'

export interface AskedRule {
  readonly recordClass: RecordClass
  readonly years: number
  readonly ground: string
  readonly approver: string
  readonly approvedOn: string
}

export function enterRetentionRule(ctx: SignedInContext, asked: AskedRule): Promise<Retention> {
  requireRight(ctx, 'retention.rule')
  const ground = asked.ground.trim()
  const approver = asked.approver.trim()
  if (ground === '') throw new Problem('body-not-acceptable', '请写明保存期限的依据（法律条款）')
  if (approver === '') throw new Problem('body-not-acceptable', '请写明核定人')
  if (!isCalendarDate(asked.approvedOn)) {
    throw new Problem('body-not-acceptable', '核定日期不是有效的日期，请写成 2024-01-15 的样子')
  }
  if (asked.years < LEAST_YEARS) {
    throw new Problem('body-not-acceptable', `原始资料至少保存 ${LEAST_YEARS} 年`)
  }
  return ctx.database.write(async (tx) => {
    const before = (await listRules(tx))
      .filter((row) => row.recordClass === asked.recordClass)
      .at(-1)
    const row = {
      ...{ id: ctx.newId(), recordClass: asked.recordClass, years: asked.years },
      ...{ ground, approver, approvedOn: asked.approvedOn },
      ...{ enteredBy: ctx.actor.id, enteredAt: ctx.clock.now() },
    }
    await insertRule(tx, row)
    await recordAudit(tx, ctx, {
      ...{ action: 'retention.enter-rule', subjectKind: 'retention', subjectId: asked.recordClass },
      before: before ? { years: before.years, ground: before.ground } : null,
      after: { years: row.years, ground, approver, approvedOn: row.approvedOn },
    })
    return readRetention(tx, ctx)
  })
}
