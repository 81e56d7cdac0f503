/** `prove-worker`: proves the drafts of checks its parent sends, one after the other. Not for people. */
import { parentPort } from 'node:worker_threads'
import { Command } from 'commander'
import { type ProofQuestion, proveDraft } from '../domains/instruments/index.ts'
import { openFormBook } from '../platform/form-book.ts'
import { CommandFault } from './command-fault.ts'

export function proveWorkerCommand(): Command {
  return new Command('prove-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('prove-worker 由 serve 启动，不能单独运行')
  const book = openFormBook()
  let line = Promise.resolve()
  port.on('message', (question: ProofQuestion) => {
    line = line.then(async () => port.postMessage(await proveDraft(await book, question)))
  })
}
