/** Real Chromium for journeys: the installed one, with the flags a closed network and a container need. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/**
 * A browser whose profile lies in `path` and outlives it, as on a person's own device. `keptOrigin`: where
 * the application is installed; Chromium has then promised to keep its data, and lets it ask for its place.
 * (Playwright's own `permissions` would only say so, and Chromium would empty it all the same.)
 */
export function launchOn(
  path: string,
  options: BrowserContextOptions,
  keptOrigin?: string,
): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (keptOrigin !== undefined) writeContentSettings(path, keptOrigin)
  return chromium.launchPersistentContext(path, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: FLAGS,
    ...options,
  })
}

function writeContentSettings(path: string, origin: string): void {
  const file = join(path, 'Default', 'Preferences')
  if (existsSync(file)) return // of an earlier start
  const allowed = { last_modified: '0', setting: 1 }
  const exceptions = {
    durable_storage: { [`${origin},*`]: allowed },
    geolocation: { [`${origin},${origin}`]: allowed },
  }
  mkdirSync(join(path, 'Default'), { recursive: true })
  writeFileSync(file, JSON.stringify({ profile: { content_settings: { exceptions } } }))
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

/** The browser whose profile that is, and no other: without a chance to put anything away. */
export function killBrowserOn(path: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const started = commandLineOf(pid)
    if (started.includes(`--user-data-dir=${path}`) && !started.includes('--type=')) {
      process.kill(Number(pid), 'SIGKILL')
    }
  }
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}
