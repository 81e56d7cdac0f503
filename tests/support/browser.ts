/** Real Chromium for journeys: the installed one, with the flags a closed network and a container need. */
import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from 'playwright-core'

const installed = [
  process.env.JINGPU_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Path of a Chromium, or undefined when only Playwright's own download may serve. */
export function findChromium(): string | undefined {
  return installed.find((path) => path !== undefined && existsSync(path))
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

/** A browser whose profile lies in `path` and outlives it, as on a person's own device. */
export function launchOn(path: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const executablePath = findChromium()
  return chromium.launchPersistentContext(path, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: FLAGS,
    ...options,
  })
}

/** `more`: further flags of this browser, e.g. what its camera sees. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: [...FLAGS, ...more],
  })
}
