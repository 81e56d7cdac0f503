/**
 * `jingpu <command>`: loads the one command asked for, so that none pays for the others. Every command
 * answers 0, 1 (findings or differences) or 2 (bad use or bad input); messages go to standard error.
 */
import { Command, CommanderError } from 'commander'
import { Problem } from '../contract/problems.ts'
import { programVersion } from '../platform/version.ts'
import { CommandFault } from './command-fault.ts'
import { usageMessage } from './usage-message.ts'

/** One line per command; the module is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
  destroy: async () => (await import('./destroy.ts')).destroyCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  forms: async () => (await import('./forms.ts')).formsCommand(),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(),
  'draft-worker': async () => (await import('./draft-worker.ts')).draftWorkerCommand(),
  'evaluate-worker': async () => (await import('./evaluate-worker.ts')).evaluateWorkerCommand(),
  'prove-worker': async () => (await import('./prove-worker.ts')).proveWorkerCommand(),
  'receipt-worker': async () => (await import('./receipt-worker.ts')).receiptWorkerCommand(),
  'replace-administrator': async () =>
    (await import('./replace-administrator.ts')).replaceAdministratorCommand(),
  'rotate-key': async () => (await import('./rotate-key.ts')).rotateKeyCommand(),
  'import-attributes': async () =>
    (await import('./import-attributes.ts')).importAttributesCommand(),
  'import-blocks': async () => (await import('./import-blocks.ts')).importBlocksCommand(),
  'import-frame': async () => (await import('./import-frame.ts')).importFrameCommand(),
  link: async () => (await import('./link.ts')).linkCommand(),
  listing: async () => (await import('./listing.ts')).listingCommand(),
  'verify-audit': async () => (await import('./verify-audit.ts')).verifyAuditCommand(),
  'verify-receipt': async () => (await import('./verify-receipt.ts')).verifyReceiptCommand(),
  'link-worker': async () => (await import('./link-worker.ts')).linkWorkerCommand(),
  percentiles: async () => (await import('./percentiles.ts')).percentilesCommand(),
  'suggest-industry': async () => (await import('./suggest-industry.ts')).suggestIndustryCommand(),
}

async function run(args: readonly string[]): Promise<number> {
  const program = new Command('jingpu')
    .description('经普：经济普查平台命令行')
    .version(programVersion, '-v, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  const asked = args.find((arg) => !arg.startsWith('-')) ?? ''
  const load = Object.hasOwn(commands, asked) ? commands[asked] : undefined
  const loaded = load ? [await load()] : await Promise.all(Object.values(commands).map((c) => c()))
  for (const command of loaded) {
    program.addCommand(inherited(command, program), {
      hidden: command.name().endsWith('-worker'),
    })
  }
  await program.parseAsync([...args], { from: 'user' })
  // Commands that found something say so through process.exitCode.
  return typeof process.exitCode === 'number' ? process.exitCode : 0
}

/** A command and the commands below it answer like the program itself. */
function inherited(command: Command, program: Command): Command {
  for (const below of command.commands) inherited(below, program)
  return command
    .copyInheritedSettings(program)
    .helpCommand(false)
    .helpOption('-h, --help', '显示帮助')
}

/** 2 for everything that is the caller's to mend, with a message that says how. */
function report(thrown: unknown): number {
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return 0
    process.stderr.write(`${usageMessage(thrown)}\n`)
    return 2
  }
  if (thrown instanceof Problem || thrown instanceof CommandFault) {
    process.stderr.write(`错误：${thrown.message}\n`)
    return 2
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  process.stderr.write(`程序出错：${error.message}\n${error.stack ?? ''}\n`)
  return 2
}

process.exitCode = await run(process.argv.slice(2)).catch(report)
