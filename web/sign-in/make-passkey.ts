/** Makes a passkey on this device and hands its public half to the server. */
import { startRegistration } from '@simplewebauthn/browser'
import type { ReplyOf } from '../../server/contract/operation.ts'
import { beginPasskey, finishPasskey } from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'

export async function makePasskey(
  name: string,
  password: string | undefined,
): Promise<ReplyOf<typeof finishPasskey>> {
  const { challengeId, options } = await call(beginPasskey, {
    body: password === undefined ? {} : { password },
  })
  const response = await startRegistration({
    // Made by the server with the same library.
    optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'],
  })
  return call(finishPasskey, { body: { challengeId, name, response: { ...response } } })
}
