import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordClasses, recordClassNames } from '../../../server/contract/retention.ts'
import { verifyTrail } from '../../../server/domains/audit/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { account } from '../../../server/domains/identity/tables.ts'
import {
  carryOutDestruction,
  tablesOfClass,
  trailKindsOfClass,
} from '../../../server/domains/retention/index.ts'
import { readClasses } from '../../../server/domains/retention/read-retention.ts'
import {
  countRows,
  insertDecision,
  insertDestruction,
  insertLift,
  insertRule,
  nameOf,
} from '../../../server/domains/retention/store.ts'
import { operations } from '../../../server/operations.ts'
import { projectPath } from '../../../server/platform/project-path.ts'
import { createTownApp } from '../../support/responses.ts'
import type { TestApp } from '../../support/test-app.ts'
import { signInCallers } from '../rights/callers.ts'
import { ids } from '../rights/calls.ts'
import { makeRecords } from '../rights/records.ts'

/** Micro-data that stay: figures and digests, nothing of a single respondent. */
const STAYING = ['listing_signature', 'pes_survey']

/** Kinds of subjects that are no respondent's: their entries stay whole. */
const STAFF_AND_SYSTEM = [
  ...['account', 'account-list', 'activation-code', 'activation-codes', 'alarm', 'area'],
  ...[
    'attention',
    'block',
    'breach',
    'building',
    'check-draft',
    'destruction',
    'device',
    'device-key',
  ],
  ...['device-keys', 'duplicate-run', 'enforcement-request', 'evaluation-run', 'form'],
  ...['installation', 'legal-notice', 'operation', 'progress-table', 'retention'],
  ...['second-factors', 'session', 'sign-in-guard', 'trail', 'zone'],
]

describe('L-65 what is kept in classes', () => {
  it('is every table of micro-data, and each once', () => {
    const page = readFileSync(projectPath('docs/data-assets.md'), 'utf8')
    const listed = [...page.matchAll(/^\| `(\w+)`\s+\| 4 微观/gm)].map(([, name]) => name)
    expect(listed.length).toBeGreaterThan(50)
    const classed = recordClasses.flatMap((each) => tablesOfClass[each].map(nameOf))
    expect(listed.filter((name) => !classed.includes(name!)).sort()).toEqual(STAYING)
  })

  it('is every kind of subject of the trail, emptied with a class or kept whole on purpose', () => {
    const names = readdirSync(projectPath('server'), { recursive: true, encoding: 'utf8' })
    const written = names
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(projectPath(`server/${name}`), 'utf8')
        return [...text.matchAll(/subjectKind: (?:[^'\n]*\? )?'([a-z-]+)'/g)].map(
          ([, kind]) => kind!,
        )
      })
    const looked = operations.flatMap(({ microdata }) => (microdata ? [microdata.subject] : []))
    const known = [...STAFF_AND_SYSTEM, ...recordClasses.flatMap((each) => trailKindsOfClass[each])]
    expect(written.length).toBeGreaterThan(40)
    expect([...new Set([...written, ...looked])].filter((kind) => !known.includes(kind))).toEqual(
      [],
    )
    expect(new Set(known).size).toBe(known.length)
  })

  describe('of a whole city', () => {
    let app: TestApp
    beforeAll(async () => {
      app = await createTownApp()
      await makeRecords(app, await signInCallers(app))
      app.stopBackground()
    }, 120_000)
    afterAll(() => app.close())

    it('goes class by class, whatever points at whatever, and no name is left in the trail', async () => {
      const { holdId } = ids
      await app.database.write((tx) =>
        insertLift(tx, {
          holdId,
          reason: '已结案',
          liftedBy: 'c',
          liftedAt: '2024-02-01T00:00:00.000Z',
        }),
      )
      const had = await rowsOf(app)
      expect(had.filter(([, rows]) => rows > 0).length).toBeGreaterThan(25)
      for (const [position, recordClass] of recordClasses.entries()) {
        const tables = []
        for (const each of tablesOfClass[recordClass]) {
          tables.push({ table: nameOf(each), rows: await countRows(app.database.read, each) })
        }
        const id = `all-${recordClass}`
        app.setTime(`2026-11-${10 + position}T02:00:00.000Z`)
        const newestAt = await approve(app, id, recordClass, tables)
        const { tables: gone } = await carryOutDestruction(app.context, {
          ...{ destructionId: id, operator: '甲', witness: '乙' },
          confirmed: recordClassNames[recordClass],
        })
        expect(gone.map(({ table, rows }) => ({ table, rows }))).toEqual(tables)
        expect(newestAt).toMatch(/^2024-/)
      }
      const accounts = await app.database.read.select().from(account)
      expect(accounts.some(({ role }) => role === 'enterprise')).toBe(false)
      expect(accounts.some(({ role }) => role === 'enumerator')).toBe(true)
      expect((await rowsOf(app)).filter(([, rows]) => rows > 0)).toEqual([])
      expect(await verifyTrail(app.database.read, [])).toMatchObject({ firstBreak: null })
      const trail = JSON.stringify(await app.database.read.select().from(auditEntry))
      expect(/老王面馆|平鲁小店|19900001234|马邑路12号/.exec(trail)?.[0]).toBeUndefined()
    }, 60_000)
  })
})

async function rowsOf(app: TestApp): Promise<[string, number][]> {
  const found: [string, number][] = []
  for (const each of recordClasses.flatMap((one) => tablesOfClass[one])) {
    found.push([nameOf(each), await countRows(app.database.read, each)])
  }
  return found
}

/** As three people would have, through the screens: tested beside. */
async function approve(
  app: TestApp,
  id: string,
  recordClass: (typeof recordClasses)[number],
  tables: { table: string; rows: number }[],
): Promise<string> {
  const now = app.context.clock.now()
  const approval = { destructionId: id, decision: 'approve', note: '', decidedAt: now } as const
  await app.database.write((tx) =>
    insertRule(tx, {
      ...{ id: `rule-${id}`, recordClass, years: 2, ground: '第二十二条', approver: '李' },
      ...{ approvedOn: '2024-01-10', enteredBy: 'c', enteredAt: now },
    }),
  )
  const standing = (await readClasses(app.database.read, now)).find(
    (each) => each.recordClass === recordClass,
  )!
  await app.database.write(async (tx) => {
    await insertDestruction(tx, {
      ...{ id, recordClass, tables, reason: '期满', ground: '第二十二条', years: 2 },
      ...{ newestAt: standing.newestAt!, newestOn: standing.newestOn!, dueOn: standing.dueOn! },
      ...{ requestedBy: 's', requestedAt: now },
    })
    await insertDecision(tx, {
      ...approval,
      id: `c-${id}`,
      decidedBy: 'c',
      decidedRole: 'city-office',
    })
    await insertDecision(tx, {
      ...{ ...approval, id: `r-${id}`, decidedBy: 'r', decidedRole: 'security-administrator' },
    })
  })
  return standing.newestAt!
}
