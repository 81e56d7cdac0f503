/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { message, messageMark, messageThread } from './tables.ts'

export const retained: RetainedTables = {
  correspondence: [
    { table: messageMark, key: [messageMark.unitId, messageMark.accountId] },
    { table: messageThread, key: [messageThread.unitId], at: messageThread.lastAt },
    { table: message, key: [message.id], at: message.writtenAt },
  ],
}
