/** Makes sure the journeys have a Chromium: found, or installed where it can be. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './installed.mjs'
import { fail, say } from './prepare.mjs'
import { runStep, runTool } from './run-step.mjs'

const places = [
  process.env.JINGPU_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export async function prepareChromium() {
  if (hasChromium() || (await hasPlaywrightChromium())) return
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    say('正在安装 Chromium（apt-get）…')
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
    runStep('apt-get', ['update', '-qq'], quiet)
    runStep('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], quiet)
    if (hasChromium()) return
  }
  say('正在下载 Chromium（playwright-core）…')
  runTool('playwright-core', ['install', 'chromium'])
  if (await hasPlaywrightChromium()) return
  fail('没有 Chromium，浏览器测试无法运行。请安装 chromium，或用 JINGPU_CHROMIUM 写明它的路径')
}

function hasChromium() {
  return places.some((path) => path && existsSync(path))
}

async function hasPlaywrightChromium() {
  const { chromium } = await import(join(root, 'node_modules', 'playwright-core', 'index.mjs'))
  return existsSync(chromium.executablePath())
}
