/** Ways of signing in step by step, as a browser with a cookie jar does. */
import { generateSync } from 'otplib'
import type { Role, Scope } from '../../server/contract/identity.ts'
import { redeemSignInLink } from '../../server/contract/identity.ts'
import type { InputOf, OperationShape } from '../../server/contract/operation.ts'
import { beginTotp, choosePassword, confirmTotp, signIn } from '../../server/contract/sign-in.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import type { Outcome, TestApp } from './test-app.ts'

export const PASSWORD = '山药蛋与红皮鸡蛋-47'

export interface TestBrowser {
  /** The session cookie as it stands, e.g. `jingpu_session=…`, or empty. */
  readonly cookie: string
  call<const O extends OperationShape>(shape: O, input: Partial<InputOf<O>>): Promise<Outcome<O>>
}

/** A browser that keeps the cookie it is given; `planted` was in it before. */
export function openBrowser(app: TestApp, planted = ''): TestBrowser {
  let cookie = planted
  return {
    get cookie() {
      return cookie
    },
    async call(shape, input) {
      const outcome = await app.call(shape, input, { cookie }, (reply) => {
        const set = reply.headers.get('set-cookie')
        if (set) cookie = set.split(';')[0] ?? ''
      })
      return outcome
    },
  }
}

export interface Registered {
  readonly accountId: string
  readonly loginName: string
  readonly browser: TestBrowser
  /** Secret of the authenticator app, where the post asks for one. */
  readonly secret: string | undefined
  readonly recoveryCodes: readonly string[]
}

/** A person who has come the whole way: link, password, and the second factor their post asks for. */
export async function register(
  app: TestApp,
  role: Role,
  scope: Scope,
  loginName: string,
  over: { readonly lastDate?: string } = {},
): Promise<Registered> {
  const account = await createAccount(app.context, {
    displayName: '王芳',
    role,
    scope,
    loginName,
    ...over,
  })
  const { token } = await issueSignInLink(app.context, account.id)
  const browser = openBrowser(app)
  await replyOf(browser.call(redeemSignInLink, { body: { token } }))
  const chosen = await replyOf(
    browser.call(choosePassword, { body: { loginName, password: PASSWORD } }),
  )
  if (!chosen.steps.includes('enrol-factor')) {
    return { accountId: account.id, loginName, browser, secret: undefined, recoveryCodes: [] }
  }
  const { secret } = await replyOf(browser.call(beginTotp, { body: {} }))
  const { recoveryCodes } = await replyOf(
    browser.call(confirmTotp, { body: { code: codeAt(secret, app.context.clock.now()) } }),
  )
  return { accountId: account.id, loginName, browser, secret, recoveryCodes }
}

export function tryPassword(
  app: TestApp,
  loginName: string,
  password: string,
  browser = openBrowser(app),
): Promise<Outcome<typeof signIn>> {
  return browser.call(signIn, { body: { loginName, password } })
}

/** What the authenticator app shows at that instant. */
export function codeAt(secret: string, instant: string): string {
  return generateSync({ secret, epoch: Math.floor(Date.parse(instant) / 1000) })
}

export async function replyOf<O extends OperationShape>(
  outcome: Promise<Outcome<O>>,
): Promise<Extract<Outcome<O>, { ok: true }>['reply']> {
  const ended = await outcome
  if (!ended.ok) throw new Error(`${ended.problem.type}: ${String(ended.problem.detail)}`)
  return ended.reply
}
