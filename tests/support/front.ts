/**
 * Stands before a server as a network would: passes everything on, can serve the tablet's service worker
 * under another version, as after an update, and can lose replies after the server has done its work.
 */
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Front {
  readonly origin: string
  /** From now on the service worker is another one. */
  republishWorker(): void
  /** The share of answers to /api/ that never arrive, 0 to 1; of them half are lost before the server. */
  loseReplies(share: number, random: () => number): void
  /**
   * From now on every writing request to /api/ comes to the server twice, the second time up to `latestMs`
   * later and so after younger ones; three in ten are cut off for the sender and come only then.
   */
  stutter(latestMs: number, random: () => number): void
  /** From now on the server is another one. */
  turnTo(port: number): void
  /** Requests that came to the server late, so far. */
  late(): number
  close(): Promise<void>
}

export async function standBefore(firstPort: number): Promise<Front> {
  let port = firstPort
  let edition = 0
  let share = 0
  let random = () => 1
  let stutters: { latestMs: number; random: () => number } | undefined
  let lateOnes = 0
  const echo = (
    once: { path: string; method: string | undefined; headers: object },
    body: Buffer,
  ) => {
    const { latestMs, random: dice } = stutters!
    setTimeout(() => {
      const again = ask(
        { host: '127.0.0.1', port, ...once, headers: { ...once.headers } },
        (reply) => {
          lateOnes += 1
          reply.resume()
        },
      )
      again.on('error', () => undefined)
      again.end(body)
    }, dice() * latestMs)
  }
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const lost = path.startsWith('/api/') && random() < share
    if (lost && random() < 0.5) {
      incoming.socket.destroy()
      return
    }
    const { method, headers } = incoming
    if (stutters && path.startsWith('/api/') && method !== 'GET') {
      const pieces: Buffer[] = []
      const cut = stutters.random() < 0.3
      incoming.on('data', (piece: Buffer) => pieces.push(piece))
      incoming.on('end', () => {
        echo({ path, method, headers }, Buffer.concat(pieces))
        if (cut) incoming.socket.destroy()
      })
      if (cut) return
    }
    const onward = ask({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
      if (lost) {
        reply.resume()
        reply.on('end', () => incoming.socket.destroy())
        return
      }
      if (path === '/field/service-worker.js' && edition > 0) {
        const { 'content-length': _length, etag: _tag, ...rest } = reply.headers
        outgoing.writeHead(reply.statusCode ?? 502, rest)
        reply.pipe(outgoing, { end: false })
        reply.on('end', () => outgoing.end(`\n// edition ${edition}\n`))
        return
      }
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(outgoing)
    })
    onward.on('error', () => incoming.socket.destroy())
    if (path === '/field/service-worker.js') {
      onward.setHeader('accept-encoding', 'identity')
      onward.removeHeader('if-none-match')
    }
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${own}`,
    republishWorker() {
      edition += 1
    },
    loseReplies(next, from) {
      share = next
      random = from
    },
    stutter(latestMs, dice) {
      stutters = { latestMs, random: dice }
    },
    turnTo(next) {
      port = next
    },
    late: () => lateOnes,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
