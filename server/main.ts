/** A running server: config → database → app → listen; nothing else. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import type { FrameLinker } from './domains/linkage/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { Log } from './platform/log.ts'
import { projectPath } from './platform/project-path.ts'
import { loadScreens } from './platform/screens.ts'
import { programVersion } from './platform/version.ts'

export interface ServerConfig {
  readonly database: Database
  readonly log: Log
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly demonstration: boolean
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
  const { database, log, demonstration, publicUrl, linker } = config
  const screens = loadScreens(projectPath('dist/web'))
  const app = createApp({
    database,
    clock: systemClock,
    log,
    newId: randomUUID,
    identity: { demonstration, secureCookies: publicUrl?.protocol === 'https:' },
    version: programVersion,
    ...(linker ? { linker } : {}),
    ...(publicUrl ? { publicOrigin: publicUrl.origin } : {}),
    ...(screens ? { screens } : {}),
  })
  const { server, port } = await listen(app.fetch, config)
  return {
    port,
    hasScreens: screens !== undefined,
    async close() {
      await stop(server)
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
