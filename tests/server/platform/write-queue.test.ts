import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { area } from '../../../server/domains/areas/tables.ts'
import type { Database } from '../../../server/platform/database/database.ts'
import { openTestDatabase } from '../../support/test-database.ts'

const row = (code: string) => ({ code, level: 'county' as const, parentCode: null, name: code })

describe('writing to the database', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  it('keeps the neighbours of a piece of work that fails', async () => {
    const results = await Promise.allSettled([
      database.write(async (tx) => tx.insert(area).values(row('140602000000'))),
      database.write(async (tx) => {
        await tx.insert(area).values(row('140603000000'))
        throw new Error('refused')
      }),
      database.write(async (tx) => tx.insert(area).values(row('140621000000'))),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const kept = await database.read.select({ code: area.code }).from(area)
    expect(kept.map((each) => each.code).sort()).toEqual(['140602000000', '140621000000'])
  })

  it('gives back what the work returned', async () => {
    expect(await database.write(async () => 7)).toBe(7)
  })

  it.runIf(process.env.JINGPU_ENGINE !== 'postgresql')(
    'rolls back work that waits for something other than the database',
    async () => {
      const slow = database.write(async (tx) => {
        await tx.insert(area).values(row('140602000000'))
        await new Promise((resolve) => setTimeout(resolve, 5))
      })
      await expect(slow).rejects.toThrow('other than the database')
      const found = await database.read.select().from(area).where(eq(area.code, '140602000000'))
      expect(found).toEqual([])
    },
  )

  it.runIf(process.env.JINGPU_ENGINE !== 'postgresql')(
    'refuses a write inside a write',
    async () => {
      await expect(database.write(() => database.write(async () => 1))).rejects.toThrow(
        'write inside write',
      )
    },
  )
})
