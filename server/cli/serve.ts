/** `serve`: the server of a real installation, or with --demo of the demonstration city. */
import { Command, InvalidArgumentError } from 'commander'
import { formTable } from '../../forms/form-words.ts'
import { type AnchorFolder, findLostAnchor, openAnchorFolder } from '../domains/audit/index.ts'
import { sealPlainKeys } from '../domains/fieldwork/index.ts'
import { formsNotAsApproved } from '../domains/instruments/index.ts'
import { type RunningServer, startServer } from '../main.ts'
import { isLoopback } from '../platform/caller-address.ts'
import type { Database } from '../platform/database/database.ts'
import { createLog } from '../platform/log.ts'
import { createSecretBox } from '../platform/secret-box.ts'
import { anchorFolderOf } from './anchor-folder-of.ts'
import { commandContext } from './command-context.ts'
import { CommandFault } from './command-fault.ts'
import { readInstallationKey } from './installation-key.ts'
import { issueFirstLinks, type PrintedLink } from './issue-first-links.ts'
import { openThreadLinker } from './linker/thread-linker.ts'
import { DEFAULT_DATA, openData } from './open-data.ts'
import { prepareProduction } from './prepare-production.ts'
import { markServing } from './serving-mark.ts'

interface ServeOptions {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly publicUrl?: URL
  readonly demo: boolean
  readonly fullSignIn: boolean
  readonly allowPlainHttp: boolean
  readonly auditAnchor?: string
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
    .option('--full-sign-in', '演示城市也按正式要求登录：口令和第二重验证', false)
    .option('--allow-plain-http', '不经 TLS 也对外提供服务，仅限隔离的测试网', false)
    .option('--audit-anchor <目录>', '审计轨迹锚定到哪里，宜在另一块磁盘；不指定为数据目录下')
    .option('--json', '启动信息输出为一行 JSON', false)
    .action(serve)
}

async function serve(options: ServeOptions): Promise<void> {
  requireTls(options)
  const database = await openData({ folder: options.data, demo: options.demo })
  const ctx = commandContext(database)
  const anchorFolder = await openAnchors(database, options)
  if (!options.demo) {
    await prepareProduction(ctx)
    await requireApprovedForms(database)
  }
  let server: RunningServer
  try {
    const secretKey = readInstallationKey(options.data)
    await sealPlainKeys(ctx, createSecretBox(secretKey))
    server = await startServer({
      database,
      threads: ctx.threads,
      log: createLog(process.env.JINGPU_LOG_LEVEL ?? 'info'),
      host: options.host,
      port: options.port,
      demonstration: options.demo,
      fullSignIn: options.fullSignIn,
      secretKey,
      anchorFolder,
      linker: openThreadLinker(process.argv[1] ?? ''),
      ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    })
  } catch (error) {
    await database.close()
    throw listenFault(error, options)
  }
  const unmark = markServing(options.data)
  const stopped = untilStopped(server)
  const links = await issueFirstLinks(ctx, options.demo)
  announce(server, links, options)
  await stopped
  unmark()
}

/** Answers and sign-ins leave this host only over TLS (law.md L-50), unless someone says otherwise. */
function requireTls({ host, publicUrl, allowPlainHttp }: ServeOptions): void {
  const local = (name: string) => name === 'localhost' || isLoopback(name)
  const reachedInPlain = publicUrl
    ? publicUrl.protocol === 'http:' && !local(publicUrl.hostname.replace(/^\[|\]$/g, ''))
    : !local(host)
  if (!reachedInPlain || allowPlainHttp) return
  throw new CommandFault(
    '对外提供服务须用 TLS：在前面放反向代理，并用 --public-url https://… 写明网址（docs/operations.md）。' +
      '仅在隔离的测试网里可以加 --allow-plain-http 明文运行',
  )
}

/** What was approved and published here is what is asked here, whatever program is started. */
async function requireApprovedForms(database: Database): Promise<void> {
  const changed = await formsNotAsApproved(database.read)
  if (changed.length === 0) return
  await database.close()
  const names = changed
    .map((name) => name.split('@'))
    .map(([id = '', version]) => `${formTable(id)} ${version} 版`)
  throw new CommandFault(
    `这个程序里的 ${names.join('、')}与批准时的内容不同，未启动。请换回原来的程序；改动应另出新版本（docs/operations.md）`,
  )
}

/** Refuses a database whose trail no longer holds what was noted of it outside. */
async function openAnchors(database: Database, options: ServeOptions): Promise<AnchorFolder> {
  const { data, demo, auditAnchor } = options
  const path = anchorFolderOf({ data, demo, ...(auditAnchor ? { anchor: auditAnchor } : {}) })
  try {
    const folder = openAnchorFolder(path)
    const lost = await findLostAnchor(database, folder)
    if (!lost) return folder
    throw new CommandFault(
      `审计轨迹与 ${path} 里的锚定不符：锚定过的第 ${lost.sequence} 条不在了或被改过，未启动。` +
        '请运行 verify-audit 查明；确属从备份恢复的，用 verify-audit --accept-break <原因> 另行锚定',
    )
  } catch (error) {
    await database.close()
    throw error instanceof CommandFault ? error : new CommandFault((error as Error).message)
  }
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
