/** Messages over HTTP. */
import * as contract from '../../contract/messages.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { countMessages } from './count-messages.ts'
import { listMessageThreads } from './list-message-threads.ts'
import { listMessages } from './list-messages.ts'
import { markMessagesRead } from './mark-messages-read.ts'
import { putMessage } from './put-message.ts'

export function mountMessages(mounting: Mounting): void {
  mount(mounting, contract.listMessages, (ctx, { params, query }) =>
    listMessages(ctx, params.unitId, query),
  )
  mount(mounting, contract.putMessage, (ctx, { params, body }) => putMessage(ctx, params, body))
  mount(mounting, contract.markMessagesRead, (ctx, { params, body }) =>
    markMessagesRead(ctx, params.unitId, body),
  )
  mount(mounting, contract.listMessageThreads, (ctx, { query }) => listMessageThreads(ctx, query))
  mount(mounting, contract.countMessages, (ctx) => countMessages(ctx))
}
