import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnits } from '../../../server/contract/frame.ts'
import { getSession, redeemSignInLink, signOut } from '../../../server/contract/identity.ts'
import {
  changePassword,
  choosePassword,
  confirmTotp,
  endOwnSession,
  getMyAccount,
  presentFactor,
  removeFactor,
  signIn,
} from '../../../server/contract/sign-in.ts'
import { createAccount, issueSignInLink } from '../../../server/domains/identity/index.ts'
import { networkOf, nextGuard } from '../../../server/domains/identity/sign-in-guard.ts'
import {
  account,
  accountPassword,
  accountTotp,
  signInGuard,
} from '../../../server/domains/identity/tables.ts'
import {
  codeAt,
  openBrowser,
  PASSWORD,
  register,
  replyOf,
  tryPassword,
} from '../../support/sign-in.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const town = { kind: 'area', areaPrefix: '140602001', name: '北城街道' } as const
const county = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const

describe('sign-in', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp({ linksSignInDirectly: false })
  })
  afterEach(() => app.close())

  it('asks who comes by a link for a password first, and only then opens', async () => {
    const person = await createAccount(app.context, {
      ...{ displayName: '李强', role: 'enumerator', scope: town },
    })
    const { token } = await issueSignInLink(app.context, person.id)
    const browser = openBrowser(app)
    expect(await replyOf(browser.call(redeemSignInLink, { body: { token } }))).toMatchObject({
      steps: ['password'],
      home: null,
    })
    expect(await browser.call(listUnits, { query: {} })).toMatchObject({ status: 401 })
    expect(await replyOf(browser.call(getSession, {}))).toMatchObject({
      account: null,
      pending: { displayName: '李强', steps: ['password'] },
    })
    const body = { loginName: '13900001111', password: PASSWORD }
    expect(await replyOf(browser.call(choosePassword, { body }))).toMatchObject({
      steps: [],
      home: '/field/',
    })
    expect((await browser.call(listUnits, { query: {} })).ok).toBe(true)
    expect(await tryPassword(app, '13900001111', PASSWORD)).toMatchObject({ ok: true })
  })

  it('lets no county office in with a password alone', async () => {
    const { secret, loginName } = await register(app, 'county-office', county, 'shuocheng01')
    const browser = openBrowser(app)
    expect(await replyOf(tryPassword(app, loginName, PASSWORD, browser))).toMatchObject({
      steps: ['factor'],
      home: null,
    })
    expect(await browser.call(listUnits, { query: {} })).toMatchObject({ status: 401 })
    app.setTime('2024-01-15T02:10:00.000Z')
    const code = codeAt(secret!, '2024-01-15T02:10:00.000Z')
    expect(await replyOf(browser.call(presentFactor, { body: { code } }))).toMatchObject({
      home: '/office/',
    })
    expect((await browser.call(listUnits, { query: {} })).ok).toBe(true)
  })

  it('L-50 asks for another password half a year after the last, and lets nobody in with the old one', async () => {
    const { loginName, browser } = await register(app, 'township-office', town, 'beicheng')
    await replyOf(browser.call(signOut, {}))
    app.setTime('2024-07-13T02:00:00.000Z')
    expect(await tryPassword(app, loginName, PASSWORD)).toMatchObject({ reply: { steps: [] } })
    app.setTime('2024-07-14T02:00:00.000Z')
    expect(await replyOf(tryPassword(app, loginName, PASSWORD, browser))).toMatchObject({
      steps: ['password'],
      home: null,
    })
    expect(await browser.call(listUnits, { query: {} })).toMatchObject({ status: 401 })
    const choose = (password: string) =>
      browser.call(choosePassword, { body: { loginName, password } })
    expect(await choose(PASSWORD)).toMatchObject({ status: 422 })
    expect(await replyOf(choose('莜面栲栳栳-与-羊汤-9'))).toMatchObject({ steps: [] })
    expect((await browser.call(listUnits, { query: {} })).ok).toBe(true)
    expect(await tryPassword(app, loginName, PASSWORD)).toMatchObject({ status: 401 })
  })

  it('asks every post of county and above and the three administrators for a second factor', async () => {
    for (const role of [
      'county-office',
      'city-office',
      'department',
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ] as const) {
      expect((await register(app, role, county, `p-${role}`)).secret, role).toBeDefined()
    }
    expect((await register(app, 'township-office', town, 'beicheng')).secret).toBeUndefined()
  })

  it('session fixation: a cookie planted before sign-in is worth nothing after it', async () => {
    const victim = await register(app, 'enumerator', town, 'victim01')
    const attacker = await register(app, 'enumerator', town, 'attacker1')
    const planted = attacker.browser.cookie
    const browser = openBrowser(app, planted)
    await replyOf(tryPassword(app, victim.loginName, PASSWORD, browser))
    expect(browser.cookie).not.toBe(planted)
    expect(await replyOf(openBrowser(app, planted).call(getSession, {}))).toMatchObject({
      account: null,
    })
    const staged = await register(app, 'county-office', county, 'victim02')
    const underWay = openBrowser(app)
    await replyOf(tryPassword(app, 'victim02', PASSWORD, underWay))
    const before = underWay.cookie
    app.setTime('2024-01-15T02:05:00.000Z')
    const code = codeAt(staged.secret!, '2024-01-15T02:05:00.000Z')
    await replyOf(underWay.call(presentFactor, { body: { code } }))
    expect(underWay.cookie).not.toBe(before)
    expect(await replyOf(openBrowser(app, before).call(getSession, {}))).toMatchObject({
      account: null,
      pending: null,
    })
  })

  it('brute force: five wrong passwords lock the name, the right one included, also after a restart', async () => {
    const { loginName } = await register(app, 'enumerator', town, 'zhangpu')
    for (let i = 0; i < 5; i++) {
      expect(await tryPassword(app, loginName, `错误口令-${i}-abc`)).toMatchObject({
        problem: { type: 'urn:jingpu:problem:sign-in-refused' },
      })
    }
    const locked = { status: 429, problem: { type: 'urn:jingpu:problem:too-many-attempts' } }
    expect(await tryPassword(app, loginName, PASSWORD)).toMatchObject(locked)
    const again = await createTestApp({ database: app.database, linksSignInDirectly: false })
    expect(await tryPassword(again, loginName, PASSWORD)).toMatchObject(locked)
    app.setTime('2024-01-15T02:16:00.000Z')
    expect((await tryPassword(app, loginName, PASSWORD)).ok).toBe(true)
  })

  it('brute force: twenty at once are not twenty tries', async () => {
    const { loginName } = await register(app, 'enumerator', town, 'zhangpu')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => tryPassword(app, loginName, `猜的口令-${i}-xyz`)),
    )
    expect(outcomes.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(outcomes.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('brute force: one address may not try name after name', async () => {
    const outcomes: number[] = []
    for (let i = 0; i < 103; i++) {
      outcomes.push((await tryPassword(app, `name-${i}`, 'x')).status)
    }
    expect(outcomes.slice(0, 100).every((status) => status === 401)).toBe(true)
    expect(outcomes.slice(100)).toEqual([429, 429, 429])
  }, 60_000)

  it('a whole office signs in from one address: only what fails there counts', async () => {
    const { loginName } = await register(app, 'enumerator', town, 'zhangpu')
    const at = app.context.clock.now()
    const key = `address:${createHash('sha256').update('in-process').digest('hex')}`
    const row = { attempts: 99, windowStartedAt: at, lockedUntil: null }
    await app.database.write((tx) =>
      tx
        .insert(signInGuard)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: signInGuard.key, set: row }),
    )
    for (let i = 0; i < 3; i++) {
      expect((await tryPassword(app, loginName, PASSWORD)).ok).toBe(true)
    }
    expect(await tryPassword(app, loginName, '不是这个口令-1')).toMatchObject({ status: 401 })
    expect(await tryPassword(app, loginName, PASSWORD)).toMatchObject({ status: 429 })
  })

  it('brute force: whoever has an IPv6 address has all beside it', () => {
    const network = '2001:db8:12:34::/64'
    expect(networkOf('2001:db8:12:34:a:b:c:d')).toBe(network)
    expect(networkOf('2001:db8:12:34::1')).toBe(network)
    expect(networkOf('2001:0db8:0012:0034:ffff::')).toBe(network)
    expect(networkOf('2001:db8:12:35::1')).not.toBe(network)
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(['10.0.0.9', '::ffff:10.0.0.9', 'in-process'].map(networkOf)).toEqual([
      ...['10.0.0.9', '::ffff:10.0.0.9', 'in-process'],
    ])
  })

  it('brute force: five wrong codes lock the second factor', async () => {
    const { secret, loginName } = await register(app, 'county-office', county, 'shuocheng01')
    app.setTime('2024-01-15T02:10:00.000Z')
    const browser = openBrowser(app)
    await replyOf(tryPassword(app, loginName, PASSWORD, browser))
    for (let i = 0; i < 5; i++) {
      const wrong = await browser.call(presentFactor, { body: { code: `00000${i}` } })
      expect(wrong).toMatchObject({ problem: { type: 'urn:jingpu:problem:factor-refused' } })
    }
    const code = codeAt(secret!, '2024-01-15T02:10:00.000Z')
    expect(await browser.call(presentFactor, { body: { code } })).toMatchObject({ status: 429 })
  })

  it('answers an unknown name as it answers a wrong password', async () => {
    const { loginName } = await register(app, 'enumerator', town, 'zhangpu')
    const known = await tryPassword(app, loginName, '不是这个口令-1')
    const unknown = await tryPassword(app, 'nobody-here', '不是这个口令-1')
    expect(withoutId(unknown)).toEqual(withoutId(known))
    for (let i = 0; i < 4; i++) {
      await tryPassword(app, loginName, 'x')
      await tryPassword(app, 'nobody-here', 'x')
    }
    expect(withoutId(await tryPassword(app, 'nobody-here', 'x'))).toEqual(
      withoutId(await tryPassword(app, loginName, 'x')),
    )
  })

  it('L-68 expired account: hired staff are out the day after their last, session and password both', async () => {
    const hired = await register(app, 'enumerator', town, 'linshi01', { lastDate: '2024-01-15' })
    expect(await replyOf(hired.browser.call(getSession, {}))).toMatchObject({
      account: { displayName: '王芳' },
    })
    // 16 January in Shanghai.
    app.setTime('2024-01-15T16:01:00.000Z')
    expect(await replyOf(hired.browser.call(getSession, {}))).toMatchObject({ account: null })
    expect(await tryPassword(app, 'linshi01', PASSWORD)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:sign-in-refused' },
    })
  })

  it('clock set back: revives no expired account, no ended session and no used code', async () => {
    await register(app, 'enumerator', town, 'linshi01', { lastDate: '2024-01-15' })
    app.setTime('2024-01-16T02:00:00.000Z')
    const office = await register(app, 'county-office', county, 'shuocheng01')
    app.setTime('2024-01-16T02:05:00.000Z')
    const code = codeAt(office.secret!, '2024-01-16T02:05:00.000Z')
    const browser = openBrowser(app)
    await replyOf(tryPassword(app, 'shuocheng01', PASSWORD, browser))
    await replyOf(browser.call(presentFactor, { body: { code } }))

    app.setTime('2024-01-15T02:00:00.000Z')
    expect(await tryPassword(app, 'linshi01', PASSWORD)).toMatchObject({ status: 401 })
    const replay = openBrowser(app)
    await replyOf(tryPassword(app, 'shuocheng01', PASSWORD, replay))
    const earlier = codeAt(office.secret!, '2024-01-15T02:00:00.000Z')
    expect(await replay.call(presentFactor, { body: { code: earlier } })).toMatchObject({
      status: 401,
    })
    app.setTime('2024-01-16T02:05:20.000Z')
    expect(await replay.call(presentFactor, { body: { code } })).toMatchObject({ status: 401 })
  })

  it('ends a session that lay idle for half an hour, asking whether one is signed in being no work', async () => {
    const clerk = await register(app, 'township-office', town, 'beicheng')
    app.setTime('2024-01-15T02:25:00.000Z')
    expect((await clerk.browser.call(getMyAccount, {})).ok).toBe(true)
    for (const minute of [35, 45, 54]) {
      app.setTime(`2024-01-15T02:${minute}:00.000Z`)
      expect(await replyOf(clerk.browser.call(getSession, {}))).toMatchObject({
        account: { displayName: '王芳' },
      })
    }
    app.setTime('2024-01-15T02:56:00.000Z')
    expect(await clerk.browser.call(getMyAccount, {})).toMatchObject({ status: 401 })
  })

  it('revoked session: ended from another device, it is over at once', async () => {
    const { loginName, browser } = await register(app, 'township-office', town, 'beicheng')
    const other = openBrowser(app)
    await replyOf(tryPassword(app, loginName, PASSWORD, other))
    const { sessions } = await replyOf(browser.call(getMyAccount, {}))
    const theirs = sessions.find(({ current }) => !current)
    expect(sessions).toHaveLength(2)
    await replyOf(browser.call(endOwnSession, { params: { sessionId: theirs!.sessionId } }))
    expect(await other.call(getMyAccount, {})).toMatchObject({ status: 401 })
    expect((await browser.call(getMyAccount, {})).ok).toBe(true)
  })

  it('lists and ends nobody’s sessions but one’s own', async () => {
    const one = await register(app, 'township-office', town, 'beicheng')
    const other = await register(app, 'county-office', county, 'shuocheng01')
    const sessionsOf = async (browser: typeof one.browser) =>
      (await replyOf(browser.call(getMyAccount, {}))).sessions
    const [ours, theirs] = [await sessionsOf(one.browser), await sessionsOf(other.browser)]
    expect([ours.length, theirs.length]).toEqual([1, 1])
    expect(ours[0]!.sessionId).not.toBe(theirs[0]!.sessionId)
    const params = { sessionId: theirs[0]!.sessionId }
    expect(await one.browser.call(endOwnSession, { params })).toMatchObject({ status: 404 })
    expect(await sessionsOf(other.browser)).toEqual(theirs)
  })

  it('ends all other sessions with a new password, which must not be the old one', async () => {
    const { loginName, browser } = await register(app, 'township-office', town, 'beicheng')
    const other = openBrowser(app)
    await replyOf(tryPassword(app, loginName, PASSWORD, other))
    const change = (next: string) =>
      browser.call(changePassword, { body: { current: PASSWORD, next } })
    expect(await change(PASSWORD)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:password-too-weak' },
    })
    expect(await replyOf(change('莜面栲栳栳-与-羊汤-9'))).toEqual({ endedSessions: 1 })
    expect(await other.call(getMyAccount, {})).toMatchObject({ status: 401 })
    expect((await browser.call(getMyAccount, {})).ok).toBe(true)
    expect(await tryPassword(app, loginName, PASSWORD)).toMatchObject({ status: 401 })
    await replyOf(browser.call(signOut, {}))
    expect(await browser.call(getMyAccount, {})).toMatchObject({ status: 401 })
  })

  it.each([
    ['short1!', '至少 10 个字符'],
    ['aaaaaaaaaaaa', '只用了一类字符'],
    ['qwerty123456', '常见或已泄露'],
    ['1qaz2wsx3edc', '常见或已泄露'],
    ['password2023', '常见或已泄露'],
    ['zhangpu-zhangpu-1', '包含登录名'],
  ])('refuses the password %s: %s', async (password, why) => {
    const person = await createAccount(app.context, {
      ...{ displayName: '张普', role: 'enumerator', scope: town, loginName: 'zhangpu' },
    })
    const { token } = await issueSignInLink(app.context, person.id)
    const browser = openBrowser(app)
    await replyOf(browser.call(redeemSignInLink, { body: { token } }))
    const outcome = await browser.call(choosePassword, { body: { loginName: 'zhangpu', password } })
    expect(outcome).toMatchObject({
      status: 422,
      problem: { detail: expect.stringContaining(why) },
    })
  })

  it('takes a recovery code once where the phone is gone', async () => {
    const office = await register(app, 'county-office', county, 'shuocheng01')
    const code = office.recoveryCodes[0]!
    expect(office.recoveryCodes).toHaveLength(10)
    const browser = openBrowser(app)
    await replyOf(tryPassword(app, 'shuocheng01', PASSWORD, browser))
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `
    expect(await replyOf(browser.call(presentFactor, { body: { code: typed } }))).toMatchObject({
      home: '/office/',
    })
    const again = openBrowser(app)
    await replyOf(tryPassword(app, 'shuocheng01', PASSWORD, again))
    expect(await again.call(presentFactor, { body: { code } })).toMatchObject({ status: 401 })
  })

  it('keeps the last second factor where the post must have one', async () => {
    const office = await register(app, 'county-office', county, 'shuocheng01')
    const remove = office.browser.call(removeFactor, {
      body: { password: PASSWORD, factor: 'totp' },
    })
    expect(await remove).toMatchObject({
      status: 409,
      problem: { type: 'urn:jingpu:problem:factor-mandatory' },
    })
  })

  it('stores no password, code or secret as it is', async () => {
    const office = await register(app, 'county-office', county, 'shuocheng01')
    const [password] = await app.database.read.select().from(accountPassword)
    expect(password?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const [totp] = await app.database.read.select().from(accountTotp)
    expect(totp?.sealedSecret).not.toContain(office.secret)
  })

  it('takes no step out of its order, and none without a sign-in under way', async () => {
    const stranger = openBrowser(app)
    const body = { loginName: 'stranger', password: PASSWORD }
    const missing = { status: 401, problem: { type: 'urn:jingpu:problem:sign-in-step-missing' } }
    expect(await stranger.call(choosePassword, { body })).toMatchObject(missing)
    expect(await stranger.call(presentFactor, { body: { code: '123456' } })).toMatchObject(missing)
    expect(await stranger.call(confirmTotp, { body: { code: '123456' } })).toMatchObject(missing)
    const person = await createAccount(app.context, {
      ...{ displayName: '县办', role: 'county-office', scope: county },
    })
    const { token } = await issueSignInLink(app.context, person.id)
    await replyOf(stranger.call(redeemSignInLink, { body: { token } }))
    expect(await stranger.call(confirmTotp, { body: { code: '123456' } })).toMatchObject(missing)
  })

  it('refuses a disabled account in the words of a wrong password', async () => {
    const { accountId } = await register(app, 'enumerator', town, 'zhangpu')
    await app.database.write(async (tx) => {
      await tx
        .update(account)
        .set({ disabledAt: '2024-01-15T02:00:00.000Z' })
        .where(eq(account.id, accountId))
    })
    expect(withoutId(await tryPassword(app, 'zhangpu', PASSWORD))).toEqual(
      withoutId(await tryPassword(app, 'nobody-here', PASSWORD)),
    )
  })

  it('is told apart from a name in use only by who holds a link', async () => {
    await register(app, 'enumerator', town, 'zhangpu')
    const person = await createAccount(app.context, {
      ...{ displayName: '李强', role: 'enumerator', scope: town },
    })
    const { token } = await issueSignInLink(app.context, person.id)
    const browser = openBrowser(app)
    await replyOf(browser.call(redeemSignInLink, { body: { token } }))
    const body = { loginName: 'ZhangPu', password: PASSWORD }
    expect(await browser.call(choosePassword, { body })).toMatchObject({
      status: 409,
      problem: { type: 'urn:jingpu:problem:login-name-taken' },
    })
  })
})

describe('the count of attempts', () => {
  const now = '2024-01-15T02:00:00.000Z'

  it('is no lock longer than it may be, where the clock was set back', () => {
    const row = { attempts: 5, windowStartedAt: now, lockedUntil: '2024-01-20T02:15:00.000Z' }
    expect(nextGuard('login-name', row, now)).toEqual({
      kind: 'locked',
      until: '2024-01-15T02:15:00.000Z',
    })
  })

  it('begins anew after its window', () => {
    const row = { attempts: 4, windowStartedAt: '2024-01-15T01:40:00.000Z', lockedUntil: null }
    expect(nextGuard('login-name', row, now)).toMatchObject({ row: { attempts: 1 } })
  })
})

/** A refusal without what differs from request to request. */
function withoutId(outcome: Awaited<ReturnType<typeof tryPassword>>): unknown {
  if (outcome.ok) throw new Error(`${signIn.id} went through`)
  const { requestId: _, ...problem } = outcome.problem
  return { status: outcome.status, problem }
}
