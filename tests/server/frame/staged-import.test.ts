import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptFrameUpload,
  cancelFrameUpload,
  getFrameTrial,
  getImport,
  listFrameSources,
  listFrameUploads,
  listImportRows,
  rereadFrameUpload,
} from '../../../server/contract/frame-import.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { carryUpload } from '../../../server/domains/frame/carry-upload.ts'
import { receiveList } from '../../../server/domains/frame/receive-list.ts'
import {
  frameDraft,
  frameRecord,
  frameSettlement,
  frameUploadPart,
  unit,
} from '../../../server/domains/frame/tables.ts'
import { loadSmallCity, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type Outcome, type TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode, csv, reportOf, settled, uploadAs } from './lists.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
})
afterEach(() => app.close())

const rowsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => [
    creditCode(from + at),
    `第 ${from + at} 家商贸有限公司`,
  ])

async function countOf(table: typeof unit | typeof frameDraft | typeof frameSettlement) {
  const [row] = await app.database.read.select({ rows: sql<number>`count(*)` }).from(table)
  return Number(row?.rows)
}

async function tried(list: string, query: { source?: string } = {}): Promise<string> {
  const upload = await uploadAs(app, people.county, list, query)
  if (!upload.ok) throw new Error(upload.problem.detail)
  expect(upload.reply.stage).toBe('tried')
  return upload.reply.uploadId
}

async function actionsOn(uploadId: string): Promise<string[]> {
  const entries = await app.database.read.select().from(auditEntry).orderBy(auditEntry.sequence)
  return entries
    .filter(({ subjectId, action }) => subjectId === uploadId && action.startsWith('frame.'))
    .map(({ action }) => action)
}

describe('a list on its way into the frame', () => {
  it('waits tried until it is accepted, then is written whole, staged rows gone', async () => {
    const uploadId = await tried(csv([...rowsOf(1, 1201), ['12', '坏代码']]))
    expect([await countOf(unit), await countOf(frameDraft)]).toEqual([0, 1202])
    const list = await app.call(listFrameUploads, {}, people.county)
    expect(list).toMatchObject({ reply: { uploads: [{ uploadId, stage: 'tried', share: 1 }] } })
    const params = { uploadId }
    expect(await app.call(acceptFrameUpload, { params }, people.county)).toMatchObject({ ok: true })
    expect(await settled(app, people.county, uploadId)).toMatchObject({
      reply: { stage: 'done', importId: uploadId },
    })
    expect([await countOf(unit), await countOf(frameDraft)]).toEqual([1201, 0])
    expect(await countOf(frameSettlement)).toBe(0)
    const report = await app.call(getImport, { params: { importId: uploadId } }, people.county)
    expect(report).toMatchObject({ reply: { rows: 1202, accepted: 1201, new: 1201 } })
    // Accepting twice changes nothing.
    expect(await app.call(acceptFrameUpload, { params }, people.county)).toMatchObject({ ok: true })
    expect(await countOf(unit)).toBe(1201)
    // In pages of 200 rows, between which others are served.
    const written = Array<string>(7).fill('frame.write-rows')
    expect(await actionsOn(uploadId)).toEqual(
      ['frame.upload', 'frame.receive', 'frame.accept'].concat(written, 'frame.import'),
    )
  })

  it('is gone on with after the server stopped at any step', async () => {
    const content = [bytesOf(csv(rowsOf(1, 1800)))]
    const upload = await receiveList(
      { ...app.context, actor: people.county.account },
      {
        ...{ source: 'tax', fileName: '税务.csv', content },
      },
    )
    // Each time the server does one step and is gone.
    for (let starts = 0; starts < 20; starts++) {
      let steps = 0
      await carryUpload(app.context, upload.id, () => ++steps > 2)
    }
    expect(await countOf(frameSettlement)).toBe(1800)
    const params = { uploadId: upload.id }
    expect(await app.call(getFrameTrial, { params }, people.county)).toMatchObject({
      reply: { rows: 1800, accepted: 1800, new: 1800 },
    })
    app.stopBackground()
    await app.call(acceptFrameUpload, { params }, people.county)
    const again = await createTestApp({ database: app.database })
    expect(await settled(again, people.county, upload.id)).toMatchObject({
      reply: { stage: 'done' },
    })
    expect(await countOf(unit)).toBe(1800)
    const records = await app.database.read.select({ row: frameRecord.row }).from(frameRecord)
    expect(new Set(records.map(({ row }) => row)).size).toBe(1800)
  })

  it('is given up without a trace in the frame, and its name stays in the trail', async () => {
    const uploadId = await tried(csv(rowsOf(1, 3)))
    const params = { uploadId }
    expect(await app.call(cancelFrameUpload, { params }, people.neighbour)).toMatchObject({
      status: 404,
    })
    expect(await app.call(cancelFrameUpload, { params }, people.county)).toMatchObject({
      reply: { stage: 'cancelled' },
    })
    expect([await countOf(unit), await countOf(frameDraft)]).toEqual([0, 0])
    expect(await app.database.read.select().from(frameUploadPart)).toEqual([])
    expect(await app.call(acceptFrameUpload, { params }, people.county)).toMatchObject({
      status: 409,
      problem: { type: 'urn:jingpu:problem:upload-stage-not-allowed' },
    })
    expect(await actionsOn(uploadId)).toContain('frame.cancel')
  })

  it('matches a unit that another list opened between trial and import', async () => {
    const uploadId = await tried(csv([[creditCode(1), '甲公司']]))
    await reportOf(app, people.county, csv([[creditCode(1), '甲公司']]), { source: 'tax' })
    await app.call(acceptFrameUpload, { params: { uploadId } }, people.county)
    await settled(app, people.county, uploadId)
    const report = await app.call(getImport, { params: { importId: uploadId } }, people.county)
    expect(report).toMatchObject({ reply: { accepted: 1, matched: 1, new: 0 } })
    expect(await countOf(unit)).toBe(1)
  })

  it('is tried again before it is written when its source has supplied another list', async () => {
    const uploadId = await tried(csv([['', '甲面馆', '', '', '马邑路 1 号']]))
    await reportOf(app, people.county, csv([['', '甲面馆', '', '1', '马邑路 1 号']]))
    const params = { uploadId }
    const refused = await app.call(acceptFrameUpload, { params }, people.county)
    expect(refused).toMatchObject({ status: 409 })
    expect(!refused.ok && refused.problem.detail).toContain('重新试读')
    await app.call(rereadFrameUpload, { params }, people.county)
    await settled(app, people.county, uploadId)
    expect(await app.call(getFrameTrial, { params }, people.county)).toMatchObject({
      reply: { matched: 1, new: 0, comparison: { changed: 1 } },
    })
  })

  it('keeps its file as it came, to be downloaded, and notes who did', async () => {
    const bytes = bytesOf(csv(rowsOf(1, 2)), 'gb18030')
    const { importId } = await reportOf(app, people.county, bytes)
    const path = `/api/frame/imports/${importId}/file`
    const response = await app.fetch(path, {}, people.county)
    const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex')
    expect(hash(new Uint8Array(await response.arrayBuffer()))).toBe(hash(bytes))
    expect((await app.fetch(path, {}, people.neighbour)).status).toBe(404)
    const views = await app.database.read.select().from(auditEntry)
    expect(
      views.filter(
        ({ action, subjectId }) => action === 'microdata.view' && subjectId === importId,
      ),
    ).not.toEqual([])
    await expect(app.database.write((tx) => tx.delete(frameUploadPart))).rejects.toThrow()
  })

  it('reports its rows page by page, before and after it is written', async () => {
    const bad = Array.from({ length: 450 }, (_, at) => ['12', `第 ${at} 家`])
    const uploadId = await tried(csv(bad.concat(rowsOf(1, 1))))
    const pages = async () => {
      const seen: number[] = []
      let after: string | null = '0'
      while (after !== null) {
        const page: Outcome<typeof listImportRows> = await app.call(
          listImportRows,
          { params: { importId: uploadId }, query: { kind: 'rejected', after } },
          people.county,
        )
        if (!page.ok) throw new Error(page.problem.detail)
        seen.push(...page.reply.rejected.map(({ row }) => row))
        after = page.reply.next
      }
      return seen
    }
    const every = bad.map((_, at) => at + 1)
    expect(await pages()).toEqual(every)
    const trial = await app.call(getFrameTrial, { params: { uploadId } }, people.county)
    expect(trial).toMatchObject({ reply: { rejectedCount: 450 } })
    expect(trial.ok && trial.reply.rejected.length).toBe(200)
    await app.call(acceptFrameUpload, { params: { uploadId } }, people.county)
    await settled(app, people.county, uploadId)
    expect(await pages()).toEqual(every)
  })

  it('is read in a thread when it is long, as it is read here', async () => {
    const where = '朔城区北城街道'.repeat(20)
    const rows = rowsOf(1, 2_500).map(([code, name]) => [code!, name!, '', '', where])
    const list = csv(rows)
    expect(bytesOf(list).length).toBeGreaterThan(2 ** 20)
    const uploadId = await tried(list)
    expect(await app.call(getFrameTrial, { params: { uploadId } }, people.county)).toMatchObject({
      reply: { rows: 2_500, accepted: 2_500, encoding: 'UTF-8' },
    })
  }, 30_000)

  it('shows which departments have supplied the county, and which are awaited', async () => {
    await reportOf(app, people.county, csv(rowsOf(1, 2)))
    const stateOf = async (who: keyof People, id: string) => {
      const answer = await app.call(listFrameSources, {}, people[who])
      return answer.ok && answer.reply.sources.find((source) => source.id === id)
    }
    expect(await stateOf('county', 'market-regulation')).toMatchObject({
      owes: 'roster',
      supplied: { lists: 1, rows: 2 },
    })
    expect(await stateOf('county', 'civil-affairs')).toMatchObject({ supplied: null })
    expect(await stateOf('neighbour', 'market-regulation')).toMatchObject({ supplied: null })
  })
})
