/** Sign-in over HTTP: cookies in and out. */

import * as contract from '../../contract/identity.ts'
import * as signing from '../../contract/sign-in.ts'
import { type Exchange, type Mounting, mount } from '../../platform/mount.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { choosePassword } from './choose-password.ts'
import {
  changePassword,
  endOwnSession,
  readMyAccount,
  removeFactor,
  renewRecoveryCodes,
} from './my-account.ts'
import {
  beginPasskey,
  beginPasskeySignIn,
  finishPasskey,
  finishPasskeySignIn,
  type Site,
} from './passkeys.ts'
import { presentFactor } from './present-factor.ts'
import { readSession } from './read-session.ts'
import { redeemSignInLink } from './redeem-sign-in-link.ts'
import { clearedSessionCookie, sessionCookie } from './session-cookie.ts'
import { beginTotp, confirmTotp } from './set-up-totp.ts'
import { signIn } from './sign-in.ts'
import { originOf } from './sign-in-origin.ts'
import { signOut } from './sign-out.ts'
import type { StartedSession } from './start-session.ts'

export interface IdentityOptions {
  readonly demonstration: boolean
  /** Cookies only over TLS; off on plain loopback. */
  readonly secureCookies: boolean
  /**
   * A one-time link opens a session by itself, without password and second factor, and nobody is
   * signed out for being idle. Only ever in a demonstration; left out, it follows `demonstration`.
   */
  readonly linksSignInDirectly?: boolean
}

/** What the other sign-ins of the domain share. */
export interface SignInDesk {
  readonly direct: boolean
  /** Hands the browser its new session. */
  give(exchange: Exchange, started: StartedSession): contract.SignInReply
}

export function signInDesk(options: IdentityOptions): SignInDesk {
  return {
    direct: linksSignInDirectly(options),
    give(exchange, { token, expiresAt, reply }) {
      exchange.setHeader('set-cookie', sessionCookie(token, expiresAt, options.secureCookies))
      return reply
    },
  }
}

export function linksSignInDirectly(options: IdentityOptions): boolean {
  return options.linksSignInDirectly ?? options.demonstration
}

export function mountIdentity(
  mounting: Mounting,
  options: IdentityOptions,
  /** Seals the secrets of authenticator apps. */
  box: SecretBox,
  publicOrigin?: string,
): void {
  const desk = signInDesk(options)
  const siteOf = (request: Request): Site => {
    const url = new URL(publicOrigin ?? request.url)
    return { origin: url.origin, host: url.hostname }
  }

  mount(mounting, contract.redeemSignInLink, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    return desk.give(exchange, await redeemSignInLink(ctx, body.token, origin, desk.direct))
  })
  mount(mounting, contract.getSession, (ctx, _input, { request }) =>
    readSession(ctx, request, options.demonstration, !desk.direct),
  )
  mount(mounting, contract.signOut, async (ctx, _input, exchange) => {
    const reply = await signOut(ctx, exchange.request)
    exchange.setHeader('set-cookie', clearedSessionCookie())
    return reply
  })

  mount(mounting, signing.signIn, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    return desk.give(exchange, await signIn(ctx, body, origin))
  })
  mount(mounting, signing.presentFactor, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    return desk.give(exchange, await presentFactor(ctx, body.code, exchange.request, origin, box))
  })
  mount(mounting, signing.choosePassword, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    return desk.give(exchange, await choosePassword(ctx, body, exchange.request, origin))
  })
  mount(mounting, signing.beginTotp, (ctx, { body }, { request }) =>
    beginTotp(ctx, body.password, request, box),
  )
  mount(mounting, signing.confirmTotp, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    const { reply, started } = await confirmTotp(ctx, body.code, exchange.request, origin, box)
    if (started) desk.give(exchange, started)
    return reply
  })
  mount(mounting, signing.beginPasskey, (ctx, { body }, { request }) =>
    beginPasskey(ctx, body.password, request, siteOf(request)),
  )
  mount(mounting, signing.finishPasskey, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    const { request } = exchange
    const finished = await finishPasskey(ctx, body, request, origin, siteOf(request))
    if (finished.started) desk.give(exchange, finished.started)
    return finished.reply
  })
  mount(mounting, signing.beginPasskeySignIn, async (ctx, _input, exchange) => {
    const origin = await originOf(ctx, exchange)
    return beginPasskeySignIn(ctx, exchange.request, origin, siteOf(exchange.request))
  })
  mount(mounting, signing.finishPasskeySignIn, async (ctx, { body }, exchange) => {
    const origin = await originOf(ctx, exchange)
    const { request } = exchange
    return desk.give(
      exchange,
      await finishPasskeySignIn(ctx, body, request, origin, siteOf(request)),
    )
  })

  mount(mounting, signing.getMyAccount, async (ctx, _input, exchange) =>
    readMyAccount(ctx, (await originOf(ctx, exchange)).sessionId),
  )
  mount(mounting, signing.changePassword, async (ctx, { body }, exchange) =>
    changePassword(ctx, body, (await originOf(ctx, exchange)).sessionId),
  )
  mount(mounting, signing.renewRecoveryCodes, (ctx, { body }) =>
    renewRecoveryCodes(ctx, body.password),
  )
  mount(mounting, signing.removeFactor, (ctx, { body }) => removeFactor(ctx, body))
  mount(mounting, signing.endOwnSession, (ctx, { params }) => endOwnSession(ctx, params.sessionId))
}
