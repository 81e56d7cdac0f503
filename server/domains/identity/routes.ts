/** Sign-in over HTTP: cookies in and out. */
import * as contract from '../../contract/identity.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { redeemSignInLink } from './redeem-sign-in-link.ts'
import { resolveSession } from './resolve-actor.ts'
import { clearedSessionCookie, sessionCookie } from './session-cookie.ts'
import { signOut } from './sign-out.ts'

export interface IdentityOptions {
  readonly demonstration: boolean
  /** Cookies only over TLS; off on plain loopback. */
  readonly secureCookies: boolean
}

export function mountIdentity(mounting: Mounting, options: IdentityOptions): void {
  mount(mounting, contract.redeemSignInLink, async (ctx, { body }, exchange) => {
    const redeemed = await redeemSignInLink(ctx, body.token)
    exchange.setHeader(
      'set-cookie',
      sessionCookie(redeemed.sessionToken, redeemed.expiresAt, options.secureCookies),
    )
    return { account: redeemed.account, home: redeemed.home }
  })

  mount(mounting, contract.getSession, async (ctx, _input, exchange) => {
    const open = await resolveSession(ctx.database, ctx.clock, exchange.request)
    return {
      account: open?.account ?? null,
      expiresAt: open?.expiresAt ?? null,
      serverTime: ctx.clock.now(),
      demonstration: options.demonstration,
    }
  })

  mount(mounting, contract.signOut, async (ctx, _input, exchange) => {
    const reply = await signOut(ctx, exchange.request)
    exchange.setHeader('set-cookie', clearedSessionCookie())
    return reply
  })
}
