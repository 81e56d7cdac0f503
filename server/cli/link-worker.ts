/** `link-worker`: holds frames and links them for the server that started it. Not for people. */
import { type MessagePort, parentPort } from 'node:worker_threads'
import { Command } from 'commander'
import { createLinkerHere, type FrameLinker } from '../domains/linkage/index.ts'
import { CommandFault } from './command-fault.ts'
import type { LinkerReply, LinkerRequest } from './linker/linker-messages.ts'

export function linkWorkerCommand(): Command {
  return new Command('link-worker').action(work)
}

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) throw new CommandFault('link-worker 由 serve 启动，不能单独运行')
  const linker = createLinkerHere()
  let line = Promise.resolve()
  port.on('message', (request: LinkerRequest) => {
    line = line.then(() => answer(port, linker, request))
  })
}

async function answer(port: MessagePort, linker: FrameLinker, request: LinkerRequest) {
  const { number, call, args } = request
  const reply = (message: LinkerReply): void => port.postMessage(message)
  try {
    const tell = (stage: string): void => reply({ number, stage })
    // Sent by the other side of the same interface, with its own arguments.
    const method = linker[call] as (...args: readonly unknown[]) => Promise<unknown>
    reply({ number, result: await method(...args, ...(call === 'link' ? [tell] : [])) })
  } catch (error) {
    reply({
      number,
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}
