/** The person in charge of a unit, and their confirmation, for tests that need something reported. */
import { confirmResponse } from '../../server/contract/sign-off.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import type { Outcome, SignedIn, TestApp } from './test-app.ts'

export async function signInPersonInCharge(
  app: TestApp,
  unitId: string,
  displayName = '赵总',
): Promise<SignedIn> {
  const account = await createAccount(app.context, {
    displayName,
    role: 'enterprise',
    scope: { kind: 'unit', unitId, name: '某单位' },
    position: 'person-in-charge',
  })
  const link = await issueSignInLink(app.context, account.id)
  const reply = await app.fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.token }),
  })
  return { account, cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

export function confirm(
  app: TestApp,
  receipt: { responseId: string; revisionId: string; contentHash: string },
  as: SignedIn,
): Promise<Outcome<typeof confirmResponse>> {
  const { responseId, revisionId, contentHash } = receipt
  return app.call(
    confirmResponse,
    { params: { responseId }, body: { revisionId, contentHash } },
    as,
  )
}
