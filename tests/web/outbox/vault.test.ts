import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../server/contract/identity.ts'
import { pinFault } from '../../../web/field/vault/pin-fault.ts'
import {
  createVault,
  newDataKey,
  openVaultDatabase,
  pauseAfter,
  unlockVault,
  type VaultDatabase,
} from '../../../web/outbox/vault/vault.ts'

const account: Account = {
  ...{ id: 'enumerator-1', displayName: '赵测试', role: 'enumerator' },
  scope: { kind: 'area', areaPrefix: '140602001', name: '北城街道' },
}
const AT = '2024-01-15T02:00:00.000Z'
const FEW = 1_000

describe('the vault', () => {
  let database: VaultDatabase
  beforeEach(async () => {
    database = await openVaultDatabase()
    await database.clear('vaults')
  })

  it('opens with its PIN only, and gives back the very key', async () => {
    const key = newDataKey()
    await createVault(database, account, '280461', AT, key, FEW)
    expect(await unlockVault(database, account.id, '280462', 0)).toEqual({
      ...{ kind: 'wrong-pin', failures: 1 },
    })
    expect(await unlockVault(database, account.id, '280461', 0)).toEqual({
      ...{ kind: 'open', account, key },
    })
    const stored = JSON.stringify(await database.getAll('vaults'))
    expect(stored).not.toContain('280461')
    expect(stored).not.toContain([...key.bytes].join(','))
  })

  it('takes longer after each wrong PIN, and forgets them after a right one', async () => {
    await createVault(database, account, '280461', AT, newDataKey(), FEW)
    for (let at = 0; at < 5; at++) await unlockVault(database, account.id, '000000', 0)
    const closed = await unlockVault(database, account.id, '280461', 1_000)
    expect(closed).toEqual({ kind: 'closed', untilMs: 30_000 })
    expect((await unlockVault(database, account.id, '280461', 31_000)).kind).toBe('open')
    expect((await database.get('vaults', account.id))!.failures).toBe(0)
    expect([4, 5, 6, 20].map(pauseAfter)).toEqual([0, 30_000, 60_000, 3_600_000])
  })

  it('opens also where nothing can be written', async () => {
    const key = newDataKey()
    await createVault(database, account, '280461', AT, key, FEW)
    await unlockVault(database, account.id, '280462', 0)
    const full = Object.create(database, {
      get: { value: database.get.bind(database) },
      put: { value: () => Promise.reject(new DOMException('', 'UnknownError')) },
    }) as VaultDatabase
    expect(await unlockVault(full, account.id, '280461', 0)).toEqual({ kind: 'open', account, key })
  })

  it('a clock set back years does not close it for years', async () => {
    await createVault(database, account, '280461', AT, newDataKey(), FEW)
    for (let at = 0; at < 5; at++) await unlockVault(database, account.id, '000000', 10 ** 13)
    expect((await unlockVault(database, account.id, '280461', 0)).kind).toBe('open')
  })

  it('is useless without the secret of its device', async () => {
    await createVault(database, account, '280461', AT, newDataKey(), FEW)
    await database.clear('secrets')
    expect((await unlockVault(database, account.id, '280461', 0)).kind).toBe('wrong-pin')
  })
})

describe('a PIN', () => {
  it.each([
    ['28046', '请输入 6 位数字'],
    ['111111', '不要用相同或连续的数字'],
    ['123456', '不要用相同或连续的数字'],
    ['987654', '不要用相同或连续的数字'],
    ['280461', undefined],
  ])('%s: %s', (pin, fault) => {
    expect(pinFault(pin)).toBe(fault)
  })
})
