/** A running server: config → database → app → listen; nothing else. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { keepAttention } from './domains/attention/index.ts'
import { type AnchorFolder, keepAnchored } from './domains/audit/index.ts'
import { keepDescriptions } from './domains/coding/index.ts'
import { keepWatch } from './domains/conduct/index.ts'
import { enterEarlierLists } from './domains/frame/index.ts'
import type { FrameLinker } from './domains/linkage/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import { readInstallation } from './platform/installation.ts'
import type { Log } from './platform/log.ts'
import { projectPath } from './platform/project-path.ts'
import { loadScreens } from './platform/screens.ts'
import type { Threads } from './platform/threads.ts'
import { programVersion } from './platform/version.ts'

export interface ServerConfig {
  readonly database: Database
  readonly log: Log
  readonly threads: Threads
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Refused for the database of a real installation: a demonstration signs people in by links alone. */
  readonly demonstration: boolean
  /** Asks for passwords and second factors in the demonstration too. */
  readonly fullSignIn?: boolean
  /** Seals second factors and keys of tablets; left out, what is sealed lasts as long as the process. */
  readonly secretKey?: Uint8Array
  /** Where the head of the trail is noted; without one nothing is noted outside the database. */
  readonly anchorFolder?: AnchorFolder
  /** Where frames are held for matching; closed with the server. In this thread where none is given. */
  readonly linker?: FrameLinker
  /** Address under which browsers reach it, when a proxy stands in front. */
  readonly publicUrl?: URL
}

export interface RunningServer {
  readonly port: number
  readonly hasScreens: boolean
  /** Stops accepting, lets running requests end, writes what was received, closes the database. */
  close(): Promise<void>
}

/** How long running requests may take to end before their connections are cut. */
const CLOSING_MS = 10_000

export async function startServer(config: ServerConfig): Promise<RunningServer> {
  const {
    database,
    log,
    threads,
    demonstration,
    fullSignIn = false,
    secretKey,
    publicUrl,
    anchorFolder,
    linker,
  } = config
  if (demonstration && (await readInstallation(database.read, 'kind')) === 'production') {
    throw new Error('正式库不能以演示方式启动：演示只凭链接登录')
  }
  await enterEarlierLists({
    ...{ actor: null, requestId: 'enter-lists', clock: systemClock, newId: randomUUID },
    ...{ database, log, threads },
  })
  const screens = loadScreens(projectPath('dist/web'))
  const keeper =
    anchorFolder && keepAnchored({ database, clock: systemClock, log, folder: anchorFolder })
  const closing = new AbortController()
  const app = createApp({
    database,
    clock: systemClock,
    ...(keeper && anchorFolder
      ? { trailNotes: { state: keeper.state, readAll: anchorFolder.readAll } }
      : {}),
    log,
    newId: randomUUID,
    threads,
    closing: closing.signal,
    identity: {
      demonstration,
      secureCookies: publicUrl?.protocol === 'https:',
      linksSignInDirectly: demonstration && !fullSignIn,
    },
    ...(secretKey ? { secretKey } : {}),
    version: programVersion,
    ...(linker ? { linker } : {}),
    ...(publicUrl ? { publicOrigin: publicUrl.origin } : {}),
    ...(screens ? { screens } : {}),
  })
  const { server, port } = await listen(app.fetch, config)
  const inBackground = (requestId: string) => () => ({
    ...{ actor: null, clock: systemClock, database, requestId },
    ...{ newId: randomUUID, log, threads },
  })
  const watches = [
    keepWatch(inBackground('watch-arrivals')),
    keepAttention(inBackground('keep-attention')),
    keepDescriptions(inBackground('keep-descriptions')),
  ]
  return {
    port,
    hasScreens: screens !== undefined,
    async close() {
      closing.abort()
      await stop(server)
      for (const watch of watches) await watch.stop()
      await keeper?.stop()
      await linker?.close()
      await database.close()
    },
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: ServerConfig,
): Promise<{ readonly server: Server; readonly port: number }> {
  return new Promise((resolve, reject) => {
    // Plain HTTP/1.1: no other server is asked for.
    const server = serve({ fetch, hostname: host, port }, (address) =>
      resolve({ server, port: address.port }),
    ) as Server
    server.once('error', reject)
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
