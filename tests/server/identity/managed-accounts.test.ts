import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  changeManagedAccount,
  createManagedAccount,
  getManagedAccount,
  importAccounts,
  listManagedAccounts,
  type NewAccountBody,
  renewAccountLink,
} from '../../../server/contract/accounts.ts'
import { getSession, type Role, redeemSignInLink } from '../../../server/contract/identity.ts'
import { getMyAccount, signIn } from '../../../server/contract/sign-in.ts'
import { managedRoles } from '../../../server/domains/identity/manages.ts'
import { openBrowser, PASSWORD, register, replyOf, tryPassword } from '../../support/sign-in.ts'
import { loadSmallCity, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

const enumerator: NewAccountBody = {
  displayName: '赵普查',
  role: 'enumerator',
  areaPrefix: '140602001',
  loginName: '13900002222',
  lastDate: '2024-05-31',
}

describe('managed accounts', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const create = (body: NewAccountBody, as: SignedIn) =>
    app.call(createManagedAccount, { body }, as)

  it('are created by the office above, each with a link that signs them in', async () => {
    const { account, link } = await replyOf(create(enumerator, people.township))
    expect(account).toMatchObject({
      account: { displayName: '赵普查', scope: { areaPrefix: '140602001', name: '北城街道' } },
      state: 'invited',
      lastDate: '2024-05-31',
    })
    const token = link.path.split('#')[1]!
    const reply = await replyOf(app.call(redeemSignInLink, { body: { token } }))
    expect(reply.account.id).toBe(account.account.id)
  })

  it.each<[keyof People, Role, string, boolean]>([
    ['township', 'enumerator', '140602001', true],
    ['township', 'enumerator', '140602002', false],
    ['township', 'township-office', '140602001', false],
    ['township', 'county-office', '140602', false],
    ['county', 'township-office', '140602002', true],
    ['county', 'county-office', '140602', false],
    ['county', 'enumerator', '140603100', false],
    ['city', 'county-office', '140603', true],
    ['city', 'city-office', '1406', false],
    ['city', 'system-administrator', '1406', false],
    ['system', 'county-office', '140602', true],
    ['system', 'audit-administrator', '140602', false],
    ['security', 'enumerator', '140602001', false],
    ['audit', 'enumerator', '140602001', false],
    ['enumerator', 'enumerator', '140602001', false],
    ['enterprise', 'enterprise', '140602001', false],
    ['department', 'department', '140602', false],
  ])('%s creates %s for %s: %s', async (who, role, areaPrefix, allowed) => {
    const outcome = await create({ displayName: '某人', role, areaPrefix }, people[who])
    expect(outcome.ok).toBe(allowed)
    if (!allowed) expect([403, 422]).toContain(outcome.status)
  })

  it('are not seen by the neighbouring county, nor by a post beside', async () => {
    const { account } = await replyOf(create(enumerator, people.township))
    const params = { accountId: account.account.id }
    expect((await app.call(getManagedAccount, { params }, people.county)).ok).toBe(true)
    for (const stranger of [people.neighbour, people.supervisor, people.enterprise, people.audit]) {
      const seen = await app.call(getManagedAccount, { params }, stranger)
      expect([403, 404]).toContain(seen.status)
      const linked = await app.call(renewAccountLink, { params }, stranger)
      expect([403, 404]).toContain(linked.status)
    }
    const theirs = await replyOf(app.call(listManagedAccounts, { query: {} }, people.neighbour))
    expect(theirs.accounts).toEqual([])
    const outside = { area: '140602' }
    expect(
      (await replyOf(app.call(listManagedAccounts, { query: outside }, people.neighbour))).accounts,
    ).toEqual([])
  })

  it('are listed page by page and found by name, wildcards taken literally', async () => {
    for (let i = 0; i < 5; i++) {
      await replyOf(
        create(
          { displayName: `普查员${i}`, role: 'enumerator', areaPrefix: '140602001' },
          people.county,
        ),
      )
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = { limit: 2, role: 'enumerator' as const, ...(after !== undefined && { after }) }
      const page = await replyOf(app.call(listManagedAccounts, { query }, people.county))
      seen.push(...page.accounts.map(({ account }) => account.displayName))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen.filter((name) => name.startsWith('普查员'))).toHaveLength(5)
    const search = (text: string) =>
      replyOf(app.call(listManagedAccounts, { query: { search: text } }, people.county))
    expect((await search('普查员3')).accounts).toHaveLength(1)
    expect((await search('%')).accounts).toHaveLength(0)
  })

  it('say what is wrong, where, and how to mend it', async () => {
    const wrong = async (over: Partial<NewAccountBody>) => {
      const outcome = await create({ ...enumerator, ...over }, people.city)
      return outcome.ok ? '' : String(outcome.problem.detail)
    }
    expect(await wrong({ areaPrefix: '1406' })).toContain('区划代码应为 6 或 9 或 12 位')
    expect(await wrong({ areaPrefix: '140699' })).toContain('没有区划 140699')
    expect(await wrong({ lastDate: '2024-02-30' })).toContain('不是日期')
    expect(await wrong({ lastDate: '2023-12-31' })).toContain('已经过去')
    expect(await wrong({ role: 'department', areaPrefix: '1406' })).toContain('没有写明负责的行业')
    expect(await wrong({ role: 'enterprise' })).toContain('没有这个单位')
  })

  it('end at once: disabled, the open session and the link are worth nothing', async () => {
    const { account, link } = await replyOf(create(enumerator, people.township))
    const token = link.path.split('#')[1]!
    const browser = openBrowser(app)
    await replyOf(browser.call(redeemSignInLink, { body: { token } }))
    const params = { accountId: account.account.id }
    const second = await replyOf(app.call(renewAccountLink, { params }, people.township))
    const change = { change: 'disable', reason: '离职' } as const
    expect(
      await replyOf(app.call(changeManagedAccount, { params, body: change }, people.township)),
    ).toMatchObject({ state: 'disabled' })
    expect(await replyOf(browser.call(getSession, {}))).toMatchObject({ account: null })
    const late = { token: second.path.split('#')[1]! }
    expect(await app.call(redeemSignInLink, { body: late })).toMatchObject({ status: 401 })
    const resume = { change: 'resume', reason: '返岗' } as const
    expect(
      await replyOf(app.call(changeManagedAccount, { params, body: resume }, people.township)),
    ).toMatchObject({ state: 'active' })
  })

  it('get a new link that ends the one before and lifts a lock', async () => {
    const strict = await createTestApp({ database: app.database, linksSignInDirectly: false })
    const scope = { kind: 'area', areaPrefix: '140602001', name: '北城街道' } as const
    const { accountId } = await register(strict, 'enumerator', scope, 'zhangpu')
    for (let i = 0; i < 6; i++) await tryPassword(strict, 'zhangpu', `猜-${i}`)
    const params = { accountId }
    expect(await replyOf(app.call(getManagedAccount, { params }, people.township))).toMatchObject({
      account: { state: 'locked' },
    })
    const first = await replyOf(app.call(renewAccountLink, { params }, people.township))
    const second = await replyOf(app.call(renewAccountLink, { params }, people.township))
    const redeem = (path: string) =>
      strict.call(redeemSignInLink, { body: { token: path.split('#')[1]! } })
    expect(await redeem(first.path)).toMatchObject({ status: 401 })
    expect(await replyOf(redeem(second.path))).toMatchObject({ steps: ['password'] })
    expect((await tryPassword(strict, 'zhangpu', PASSWORD)).ok).toBe(true)
  })

  it('lose a second factor that was lost, and set up another at the next sign-in', async () => {
    const strict = await createTestApp({ database: app.database, linksSignInDirectly: false })
    const scope = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
    const clerk = await register(strict, 'county-office', scope, 'shuocheng01')
    const params = { accountId: clerk.accountId }
    const body = { change: 'reset-factors', reason: '手机丢失' } as const
    await replyOf(app.call(changeManagedAccount, { params, body }, people.city))
    expect(await clerk.browser.call(getMyAccount, {})).toMatchObject({ status: 401 })
    const browser = openBrowser(strict)
    const credentials = { loginName: 'shuocheng01', password: PASSWORD }
    expect(await replyOf(browser.call(signIn, { body: credentials }))).toMatchObject({
      steps: ['enrol-factor'],
    })
  })

  const list = `普查员花名册
姓名,岗位,区划代码,登录名,有效期至,备注
张三,普查员,140602001001,13800000001,2024-05-31,
李四,指导员,140602001000,13800000002,2024年5月31日,
,普查员,140602001001,,,
王五,普查员,1.40602E+11,,,
赵六,普查员,140603100001,,,
钱七,局长,140602001001,,,
孙八,普查员,140602001001,13800000001,,
周九,普查员,140602001001,ab,2020-01-01,
吴十,普查员,140602001001,,2024-06-31,
郑一,乡级普查办,140602002000,,,
`
  const importList = (text: string, dryRun: boolean) =>
    app.call(
      importAccounts,
      { query: { fileName: '花名册.csv', dryRun }, body: new Uint8Array(Buffer.from(text)) },
      people.county,
    )

  it('come from a list row by row: what fits goes in, the rest is named', async () => {
    const trial = await replyOf(importList(list, true))
    expect(trial).toMatchObject({ rows: 10, accepted: 3, created: [] })
    const none = await replyOf(
      app.call(listManagedAccounts, { query: { search: '张三' } }, people.county),
    )
    expect(none.accounts).toEqual([])
    const real = await replyOf(importList(list, false))
    expect(real.rows).toBe(real.accepted + real.rejected.length)
    expect(real.rejected).toEqual(trial.rejected)
    expect(real.rejected.map(({ row, field }) => [row, field])).toEqual([
      [3, '姓名'],
      [4, '区划代码'],
      [5, '区划代码'],
      [6, '岗位'],
      [7, '登录名'],
      [8, '登录名'],
      [9, '有效期至'],
    ])
    expect(real.notices).toMatchObject([{ field: '备注', notice: 'heading-unknown' }])
    expect(real.created.map(({ displayName, scopeName }) => [displayName, scopeName])).toEqual([
      ['张三', '马邑路中心社区居民委员会'],
      ['李四', '北城街道'],
      ['郑一', expect.any(String)],
    ])
    const token = real.created[0]!.link.path.split('#')[1]!
    expect((await app.call(redeemSignInLink, { body: { token } })).ok).toBe(true)
    // Sent twice, the taken names are refused; nothing is doubled.
    const again = await replyOf(importList(list, false))
    expect(again.rejected.filter(({ field }) => field === '登录名')).toHaveLength(4)
  })

  it('come from no list without its columns, and none of two thousand and one rows', async () => {
    expect(await importList('名字\n张三\n', true)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:file-not-readable' },
    })
    expect(await importList('姓名,岗位\n张三,普查员\n', true)).toMatchObject({
      problem: { detail: expect.stringContaining('缺少「区划代码」列') },
    })
    const many = `姓名,岗位,区划代码\n${'张三,普查员,140602001001\n'.repeat(2001)}`
    expect(await importList(many, true)).toMatchObject({
      problem: { detail: expect.stringContaining('一次最多 2000 行') },
    })
  })
})

it('no post looks after its own kind or one above', () => {
  expect(managedRoles('township-office')).toEqual(['enumerator', 'supervisor', 'enterprise'])
  expect(managedRoles('enumerator')).toEqual([])
  expect(managedRoles('security-administrator')).toEqual([])
  expect(managedRoles('system-administrator')).not.toContain('audit-administrator')
})
