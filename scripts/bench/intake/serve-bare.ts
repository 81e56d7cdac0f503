/**
 * The yardsticks: `serve-bare <folder> group|each`. Parses, validates with Ajv, inserts, answers; no
 * account, no checks, no audit. `group` commits together what waits together, `each` every request.
 * Both with synchronous=FULL, as the whole server.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { findForm } from '../../../forms/generated/registry.ts'
import { formAjv } from '../../forms/form-validator.ts'
import { FORM, VERSION } from './envelopes.ts'
import { answerUsage } from './usage.ts'

const [folder = '.', commits = 'group'] = process.argv.slice(2)
const database = new Sqlite(join(folder, 'bare.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table revision (id text primary key, body blob not null) strict')
const insert = database.prepare('insert into revision (id, body) values (?, ?)')
const form = await findForm(FORM, VERSION)
if (form === undefined) throw new Error(`no form ${FORM}`)
const validate = formAjv().compile(form.schema)

interface Waiting {
  readonly id: string
  readonly body: Buffer
  readonly done: () => void
}

let waiting: Waiting[] = []

function commit(): void {
  const together = waiting
  waiting = []
  database.exec('begin immediate')
  for (const { id, body } of together) insert.run(id, body)
  database.exec('commit')
  for (const { done } of together) done()
}

function store(one: Waiting): void {
  if (commits === 'each') {
    insert.run(one.id, one.body)
    one.done()
    return
  }
  waiting.push(one)
  if (waiting.length === 1) setImmediate(commit)
}

const server = createServer((request, reply) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts)
    const envelope = JSON.parse(body.toString()) as { revisionId: string; answers: unknown }
    if (!validate(envelope.answers)) {
      reply.writeHead(400).end()
      return
    }
    const done = (): void => {
      reply.writeHead(200, { 'content-type': 'application/json' })
      reply.end(JSON.stringify({ revisionId: envelope.revisionId }))
    }
    store({ id: envelope.revisionId, body, done })
  })
})
server.listen(0, '127.0.0.1', () => {
  answerUsage({ port: (server.address() as AddressInfo).port, cookies: [] })
})
