import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getSession, redeemSignInLink, signOut } from '../../../server/contract/identity.ts'
import { createAccount, issueSignInLink } from '../../../server/domains/identity/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const county = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const

describe('one-time sign-in links', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
  })
  afterEach(() => app.close())

  it('opens a session that tells who is signed in', async () => {
    const clerk = await app.signIn('county-office', county, '王芳')
    const session = await app.call(getSession, {}, clerk)
    expect(session).toMatchObject({
      ok: true,
      reply: { account: { displayName: '王芳', role: 'county-office' } },
    })
  })

  it('works once', async () => {
    const account = await createAccount(app.context, {
      displayName: '李强',
      role: 'enumerator',
      scope: county,
    })
    const { token } = await issueSignInLink(app.context, account.id)
    expect((await app.call(redeemSignInLink, { body: { token } })).ok).toBe(true)
    expect(await app.call(redeemSignInLink, { body: { token } })).toMatchObject({
      ok: false,
      status: 401,
      problem: { type: 'urn:jingpu:problem:sign-in-link-invalid' },
    })
  })

  it('is refused after its time, and after the account ended', async () => {
    const account = await createAccount(app.context, {
      displayName: '赵敏',
      role: 'enumerator',
      scope: county,
      lastDate: '2024-01-15',
    })
    const { token } = await issueSignInLink(app.context, account.id)
    app.setTime('2024-01-16T02:00:00.000Z')
    expect(await app.call(redeemSignInLink, { body: { token } })).toMatchObject({
      ok: false,
      status: 401,
    })
    app.setTime('2024-01-19T02:00:00.000Z')
    expect(await app.call(redeemSignInLink, { body: { token } })).toMatchObject({
      ok: false,
      status: 401,
    })
  })

  it('L-55 ends the session at sign-out', async () => {
    const clerk = await app.signIn('county-office', county)
    expect(await app.call(signOut, {}, clerk)).toMatchObject({ reply: { signedOut: true } })
    expect(await app.call(getSession, {}, clerk)).toMatchObject({ reply: { account: null } })
  })

  it('refuses a form that another site sends', async () => {
    const clerk = await app.signIn('county-office', county)
    const response = await app.fetch(
      '/api/session',
      {
        method: 'POST',
        headers: { 'content-type': 'text/plain', origin: 'https://elsewhere.example' },
        body: '{}',
      },
      clerk,
    )
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ type: 'urn:jingpu:problem:cross-site-request' })
  })
})
