/** `receipt-worker`: draws the receipts its parent sends as PDF, one after the other. Not for people. */
import { parentPort } from 'node:worker_threads'
import { Command } from 'commander'
import { type ReceiptPdfInput, receiptPdf } from '../domains/responses/index.ts'
import { CommandFault } from './command-fault.ts'

export function receiptWorkerCommand(): Command {
  return new Command('receipt-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('receipt-worker 由 serve 启动，不能单独运行')
  let line = Promise.resolve()
  port.on('message', (question: ReceiptPdfInput) => {
    line = line.then(async () => port.postMessage(await receiptPdf(question)))
  })
}
