/** `evaluate-worker`: answers for units that its parent names, one question after the other, from a connection of its own. Not for people. */
import { parentPort, workerData } from 'node:worker_threads'
import { Command } from 'commander'
import {
  answerQuestions,
  type BatchWorkerData,
  type EvaluationQuestion,
} from '../domains/responses/index.ts'
import { openForReading } from '../platform/database/open-for-reading.ts'
import { CommandFault } from './command-fault.ts'

export function evaluateWorkerCommand(): Command {
  return new Command('evaluate-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('evaluate-worker 由 evaluate 启动，不能单独运行')
  // Whoever starts this thread says where the database is.
  const { address } = workerData as BatchWorkerData
  const answer = answerQuestions(openForReading(address).read)
  let line = Promise.resolve()
  port.on('message', (question: EvaluationQuestion) => {
    line = line.then(async () => port.postMessage(await answer(question)))
  })
}
