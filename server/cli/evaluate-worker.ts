/** `evaluate-worker`: judges the units its parent sends, or reads what they contribute to percentiles, one batch after the other. Not for people. */
import { parentPort } from 'node:worker_threads'
import { Command } from 'commander'
import { answerQuestion, type EvaluationQuestion } from '../domains/responses/index.ts'
import { openFormBook } from '../platform/form-book.ts'
import { CommandFault } from './command-fault.ts'

export function evaluateWorkerCommand(): Command {
  return new Command('evaluate-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('evaluate-worker 由 evaluate 启动，不能单独运行')
  const book = openFormBook()
  let line = Promise.resolve()
  port.on('message', (question: EvaluationQuestion) => {
    line = line.then(async () => port.postMessage(await answerQuestion(await book, question)))
  })
}
