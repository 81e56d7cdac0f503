/** Evidence, reminders and signals over HTTP. */
import * as contract from '../../contract/conduct.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { addEvidence } from './add-evidence.ts'
import { listReminders } from './list-reminders.ts'
import { getSignal, listSignals } from './list-signals.ts'
import { getBatch, listBatches, recordLetterOutcome, writeLetters } from './notice-batches.ts'
import { getEvidence, listEvidence } from './read-evidence.ts'
import { recordReminder, recordReminderOutcome } from './record-reminder.ts'
import { settleSignal } from './settle-signal.ts'

export function mountConduct(mounting: Mounting): void {
  mount(mounting, contract.putEvidence, (ctx, { params, query, body }) =>
    addEvidence(ctx, {
      ...{ evidenceId: params.evidenceId, unitId: query.unit, bytes: body },
      ...{ kind: query.kind, fileName: query.fileName },
      ...(query.response !== undefined && { responseId: query.response }),
      ...(query.note !== undefined && { note: query.note }),
    }),
  )
  mount(mounting, contract.listEvidence, (ctx, { params }) => listEvidence(ctx, params.unitId))
  mount(mounting, contract.getEvidence, (ctx, { params }) => getEvidence(ctx, params.evidenceId))
  mount(mounting, contract.recordReminder, (ctx, { params, body }) =>
    recordReminder(ctx, params.reminderId, body),
  )
  mount(mounting, contract.recordReminderOutcome, (ctx, { params, body }) =>
    recordReminderOutcome(ctx, params.reminderId, body),
  )
  mount(mounting, contract.listReminders, (ctx, { query }) => listReminders(ctx, query))
  mount(mounting, contract.putNoticeBatch, (ctx, { params, body }) =>
    writeLetters(ctx, params.batchId, body),
  )
  mount(mounting, contract.listNoticeBatches, (ctx) => listBatches(ctx))
  mount(mounting, contract.getNoticeBatch, (ctx, { params }) => getBatch(ctx, params.batchId))
  mount(mounting, contract.recordLetterOutcome, (ctx, { params, body }) =>
    recordLetterOutcome(ctx, { batchId: params.batchId, number: Number(params.number) }, body),
  )
  mount(mounting, contract.listSignals, (ctx, { query }) => listSignals(ctx, query))
  mount(mounting, contract.getSignal, (ctx, { params }) => getSignal(ctx, params.signalId))
  mount(mounting, contract.settleSignal, (ctx, { params, body }) =>
    settleSignal(ctx, params.signalId, body),
  )
}
