/** `import-blocks`: the blocks of a county and their buildings as drawn elsewhere; exit 1 when some were refused. */
import { Command } from 'commander'
import { loadGround } from '../domains/areas/index.ts'
import { commandContext } from './command-context.ts'
import { DEFAULT_DATA, openData } from './open-data.ts'
import { prepareProduction } from './prepare-production.ts'
import { readGroundFiles } from './read-ground-files.ts'

interface Options {
  readonly buildings?: string
  readonly data: string
  readonly demo: boolean
  readonly json: boolean
}

export function importBlocksCommand(): Command {
  return new Command('import-blocks')
    .description('载入普查小区和建筑物的图形（GeoJSON，经纬度）')
    .argument('<小区文件>', '普查小区：属性「普查小区代码」（14 位）、「名称」')
    .option(
      '--buildings <文件>',
      '建筑物：属性「建筑物编码」「普查小区代码」「名称」「地址」「层数」',
    )
    .option('--data <目录>', '数据目录', DEFAULT_DATA)
    .option('--demo', '载入演示库', false)
    .option('--json', '输出 JSON', false)
    .action(load)
}

async function load(file: string, options: Options): Promise<void> {
  const { buildings, data, demo } = options
  const ground = readGroundFiles({ blocks: file, ...(buildings !== undefined && { buildings }) })
  const database = await openData({ folder: data, demo })
  const ctx = commandContext(database)
  try {
    if (!demo) await prepareProduction(ctx)
    const { notices, ...loaded } = await loadGround(ctx, ground)
    const report = { ...loaded, refused: ground.faults, notices }
    const said = [...ground.faults, ...notices].map((each) => `  ${each}\n`).join('')
    process.stdout.write(
      options.json
        ? `${JSON.stringify(report)}\n`
        : `载入普查小区 ${report.blocks} 个，建筑物 ${report.buildings} 个；未收 ${ground.faults.length} 个\n${said}`,
    )
    if (ground.faults.length > 0) process.exitCode = 1
  } finally {
    await database.close()
  }
}
