/** The data key on its way to the server and back, in base64. */
import { depositKey, recoverKey } from '../../../server/contract/fieldwork.ts'
import { call } from '../../api/call.ts'
import { fromBase64, toBase64 } from '../../outbox/base64.ts'
import type { DataKey } from '../../outbox/vault/vault.ts'

export async function leaveKeyWithServer(key: DataKey): Promise<void> {
  await call(depositKey, { params: { keyId: key.id }, body: { dataKey: toBase64(key.bytes) } })
}

/** One's own key of a vault on this device; needs one's session. */
export async function fetchOwnKey(keyId: string): Promise<DataKey> {
  const { dataKey } = await call(recoverKey, { params: { keyId } })
  return { id: keyId, bytes: fromBase64(dataKey) }
}
