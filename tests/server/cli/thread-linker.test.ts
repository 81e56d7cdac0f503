import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyRecord } from '../../../forms/engine/linkage/list-record.ts'
import { openThreadLinker } from '../../../server/cli/linker/thread-linker.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

let commandLine: CommandLine
beforeAll(async () => {
  commandLine = await buildCommandLine()
}, 120_000)
afterAll(() => commandLine.remove())

const shop = { ...emptyRecord, name: '朔城区鑫源超市', phone: '13900001234', legalRep: '张建国' }
const observatory = { ...emptyRecord, name: '应县天文台' }

it('links, matches, takes in and refuses in a thread of its own as it would here', async () => {
  const linker = openThreadLinker(commandLine.program)
  const stages: string[] = []
  await linker.begin('140602')
  await linker.add('140602', [
    { id: 'u1', records: [{ ...shop, source: '税务名录' }] },
    { id: 'u2', records: [{ ...shop, source: '用电名录', name: '鑫源超市' }] },
    { id: 'u3', records: [{ ...emptyRecord, source: '税务名录', name: '怀仁市金沙宾馆' }] },
  ])
  const { pairs } = await linker.link('140602', [], (stage) => stages.push(stage))
  expect(pairs.map(({ unitA, unitB }) => [unitA, unitB])).toEqual([['u1', 'u2']])
  expect(stages).toEqual(['keys', 'weights', 'pairs', 'clusters', 'reasons'])
  expect(await linker.match('140602', observatory, 5)).toEqual([])
  await linker.include('140602', [{ id: 'u4', records: [observatory] }])
  const [found] = await linker.match('140602', observatory, 5)
  expect(found?.unitId).toBe('u4')
  await expect(linker.match('140603', shop, 5)).rejects.toThrow('no frame of 140603')
  await linker.close()
}, 60_000)
