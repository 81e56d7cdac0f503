/** `npm test`: everything a newcomer needs to trust the project. Stops at the first step that fails. */
import { prepareChromium } from './chromium.mjs'
import { prepareInstall, prepareServer, prepareWeb, say } from './prepare.mjs'
import { runTool } from './run-step.mjs'

const steps = [
  ['类型', () => runTool('tsc', ['-b'])],
  ['代码规范', () => runTool('biome', ['check', '.'])],
  ['表式规范', () => runTool('tsx', ['scripts/lint-forms.ts'])],
  ['生成文件与结构', () => runTool('vitest', ['run', 'tests/architecture'])],
  ['无用代码', () => runTool('knip', [])],
  ['单元与服务端测试', () => runTool('vitest', ['run', '--exclude=tests/architecture/**'])],
  ['浏览器测试', () => runTool('vitest', ['run', '--config', 'vitest.journeys.config.ts'])],
]

prepareInstall()
await prepareChromium()
prepareServer()
prepareWeb()

const passed = []
for (const [name, run] of steps) {
  say(`\n== ${name}`)
  const startedMs = Date.now()
  const code = run()
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  if (code !== 0) {
    say(`\n没有通过：${name}（${seconds} 秒）。已通过：${passed.join('、') || '无'}`)
    process.exit(1)
  }
  passed.push(`${name} ${seconds} 秒`)
}
say(`\n全部通过：${passed.join('，')}`)
