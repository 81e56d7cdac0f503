import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CellRecord,
  eachCellRecord,
  readCells,
} from '../../../../server/platform/list-file/read-cells.ts'

async function inPieces(text: string, size: number): Promise<CellRecord[]> {
  const pieces: string[] = []
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size))
  const read: CellRecord[] = []
  for await (const record of eachCellRecord(pieces)) read.push(record)
  return read
}

const head = `${'单位名称,地址,备注\n'.repeat(400)}`

describe('a list read piece by piece', () => {
  it('is read as it is whole, wherever the pieces end', async () => {
    const cell = fc.constantFrom(
      '甲',
      '"乙\n店"',
      '"丙""店"',
      '"丁',
      '戊"',
      '',
      '\r\n',
      '\n\n',
      '"a"b',
    )
    const text = fc.array(cell, { maxLength: 40 }).map((cells) => head + cells.join(','))
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 30 }), async (list, size) => {
        expect(await inPieces(list, 4_000 + size)).toEqual(readCells(list))
        expect(await inPieces(list.slice(0, 4_100) + list.slice(-60), size)).toEqual(
          readCells(list.slice(0, 4_100) + list.slice(-60)),
        )
      }),
      { numRuns: 60 },
    )
    // Half a second alone; where everything runs at once on a slow machine it once took more than twenty.
  }, 90_000)

  it('gives up on a quote nobody closes, and only on its line', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `店${at},路${at},`).join('\n')
    const list = `${head}甲店,"没有收尾,\n${rows}\n`
    const read = await inPieces(list, 7)
    expect(read).toEqual(readCells(list))
    expect(read.filter(({ fault }) => fault)).toHaveLength(1)
    expect(read.at(-1)?.cells[0]).toBe('店59')
  })
})
