/** Where a sign-in comes from, read from its request. */
import type { Context } from '../../platform/context.ts'
import type { Exchange } from '../../platform/mount.ts'
import { sessionTokenIn } from './session-cookie.ts'
import type { SignInOrigin } from './start-session.ts'
import { findOpenSession } from './store.ts'
import { hashToken } from './token.ts'

/** `behindProxy`: the last address of X-Forwarded-For was written by our own proxy and is believed. */
export async function originOf(
  ctx: Context,
  exchange: Exchange,
  behindProxy: boolean,
): Promise<SignInOrigin> {
  const { headers } = exchange.request
  const token = sessionTokenIn(headers.get('cookie'))
  const open = token && (await findOpenSession(ctx.database.read, hashToken(token)))
  return {
    client: clientWords(headers.get('user-agent')),
    address: addressOf(headers, exchange.peer, behindProxy),
    sessionId: open ? open.session.id : null,
  }
}

function addressOf(headers: Headers, peer: string | undefined, behindProxy: boolean): string {
  const forwarded = behindProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : ''
  return forwarded || peer || 'in-process'
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
