/** `draft-worker`: reads the lists its parent names, batch after batch. Not for people. */
import { parentPort } from 'node:worker_threads'
import { Command } from 'commander'
import { answerDrafting, type DraftingQuestion } from '../domains/frame/index.ts'
import { CommandFault } from './command-fault.ts'

export function draftWorkerCommand(): Command {
  return new Command('draft-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('draft-worker 由 serve 启动，不能单独运行')
  const answer = answerDrafting()
  let line = Promise.resolve()
  port.on('message', (question: DraftingQuestion) => {
    line = line.then(async () => port.postMessage(await answer(question)))
  })
}
