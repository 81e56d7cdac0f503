/** A list is drafted in batches, however long it and its cells are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DraftBatch, ListDrafting } from '../../../server/domains/frame/draft-list.ts'
import { bytesOf, csv } from './lists.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingpu-draft-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function batchesOf(text: string): Promise<DraftBatch[]> {
  const path = join(folder, 'list')
  writeFileSync(path, bytesOf(text))
  const places = { areas: [], blockCodes: [], outlines: [], buildings: [] }
  const drafting = await ListDrafting.open({
    ...{ path, said: new Map(), places, homePrefix: '1406', after: 0 },
  })
  const batches: DraftBatch[] = []
  do batches.push(await drafting.next())
  while (!batches.at(-1)!.last)
  return batches
}

const sizes = (batches: readonly DraftBatch[]) => batches.map(({ rows }) => rows.length)

describe('a list being drafted', () => {
  it('comes 500 rows at a time', async () => {
    const rows = Array.from({ length: 1201 }, (_, at) => ['', `第 ${at} 家`])
    expect(sizes(await batchesOf(csv(rows)))).toEqual([500, 500, 201])
  })

  it('comes no more rows at a time where many blank ones stand between two', async () => {
    const blank = Array.from({ length: 1_200 }, () => [''])
    const batches = await batchesOf(csv([['', '甲店'], ...blank, ['', '乙店']]))
    expect(sizes(batches)).toEqual([500, 500, 202])
    expect(batches.at(-1)!.rows.at(-1)).toMatchObject({ row: 1202, draft: { name: '乙店' } })
  })

  it('comes fewer rows at a time where cells are very long, none left out', async () => {
    const long = '长'.repeat(400_000)
    const rows = Array.from({ length: 7 }, (_, at) => ['', `第 ${at} 家`, '', '', long])
    const batches = await batchesOf(csv(rows))
    expect(sizes(batches)).toEqual([3, 3, 1])
    expect(batches.flatMap(({ rows: some }) => some.map(({ row }) => row))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
  })
})
