/** Where a sign-in comes from, read from its request. */
import type { Context } from '../../platform/context.ts'
import type { Exchange } from '../../platform/mount.ts'
import { sessionTokenIn } from './session-cookie.ts'
import type { SignInOrigin } from './start-session.ts'
import { findOpenSession } from './store.ts'
import { hashToken } from './token.ts'

export async function originOf(ctx: Context, exchange: Exchange): Promise<SignInOrigin> {
  const { headers } = exchange.request
  const token = sessionTokenIn(headers.get('cookie'))
  const open = token && (await findOpenSession(ctx.database.read, hashToken(token)))
  return {
    client: clientWords(headers.get('user-agent')),
    address: ctx.source?.address ?? 'in-process',
    sessionId: open ? open.session.id : null,
  }
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, 'Android'],
  [/iPad|iPhone/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome · Windows"; null where it says neither. The whole text is not kept. */
export function clientWords(userAgent: string | null): string | null {
  const find = (list: typeof browsers) => list.find(([mark]) => mark.test(userAgent ?? ''))?.[1]
  return [find(browsers), find(systems)].filter(Boolean).join(' · ') || null
}
