/** `serve`: the server of a real installation, or with --demo of the demonstration city. */
import { Command, InvalidArgumentError } from 'commander'
import { type RunningServer, startServer } from '../main.ts'
import { createLog } from '../platform/log.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { issueFirstLinks, type PrintedLink } from './issue-first-links.ts'
import { openThreadLinker } from './linker/thread-linker.ts'
import { DEFAULT_DATA, openData } from './open-data.ts'
import { prepareProduction } from './prepare-production.ts'

interface ServeOptions {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly publicUrl?: URL
  readonly demo: boolean
  readonly json: boolean
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('启动服务')
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--port <端口>', '端口，0 为任意空闲端口', readPort, 8080)
    .option('--host <地址>', '监听地址', '127.0.0.1')
    .option('--public-url <网址>', '前面有反向代理时，浏览器所用的网址', readUrl)
    .option('--demo', '运行演示城市', false)
    .option('--json', '启动信息输出为一行 JSON', false)
    .action(serve)
}

async function serve(options: ServeOptions): Promise<void> {
  const database = await openData({ folder: options.data, demo: options.demo })
  const ctx = commandContext(database)
  if (!options.demo) await prepareProduction(ctx)
  let server: RunningServer
  try {
    server = await startServer({
      database,
      log: createLog(process.env.JINGPU_LOG_LEVEL ?? 'info'),
      host: options.host,
      port: options.port,
      demonstration: options.demo,
      linker: openThreadLinker(process.argv[1] ?? ''),
      ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    })
  } catch (error) {
    await database.close()
    throw listenFault(error, options)
  }
  const stopped = untilStopped(server)
  const links = await issueFirstLinks(ctx, options.demo)
  announce(server, links, options)
  await stopped
}

function announce(server: RunningServer, links: readonly PrintedLink[], options: ServeOptions) {
  const host = options.host === '127.0.0.1' ? 'localhost' : options.host
  const origin = options.publicUrl?.origin ?? `http://${host}:${server.port}`
  const withUrls = links.map(({ path, ...link }) => ({ ...link, url: origin + path }))
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ url: `${origin}/`, links: withUrls })}\n`)
    return
  }
  const lines = [
    `经普已启动：${origin}/${options.demo ? '（演示城市，全部为虚构数据）' : ''}`,
    ...(server.hasScreens ? [] : ['网页尚未构建，只有接口可用。请运行 npm run build']),
    ...(links.length > 0 ? ['一次性登录链接（72 小时内有效，每条只能用一次）：'] : []),
    ...withUrls.map(({ role, name, scope, url }) => `  ${role}　${name}（${scope}）\n    ${url}`),
    '按 Ctrl+C 停止',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/**
 * Resolves when a signal has come and everything received is written. Further signals change nothing:
 * a terminal and a parent process may both send one.
 */
function untilStopped(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      server.close().then(resolve, reject)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}

function listenFault(error: unknown, { port, host }: ServeOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new CommandFault(`端口 ${port} 已被占用，请先停止占用它的程序，或用 --port 换一个`)
  }
  if (code === 'EACCES') return new CommandFault(`没有权限使用端口 ${port}，请用 --port 换一个`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CommandFault(`本机没有地址 ${host}，请核对 --host`)
  }
  return error
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('应为 0 到 65535 的整数')
  return port
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new InvalidArgumentError('应为 https:// 开头的网址')
  }
  return url
}
