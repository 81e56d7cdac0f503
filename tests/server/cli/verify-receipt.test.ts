import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReceiptStatement, receiptText } from '../../../server/contract/signed-receipt.ts'
import { receiptPdf } from '../../../server/domains/responses/receipt-pdf.ts'
import { createReceiptSigner } from '../../../server/platform/receipt-signer.ts'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu verify-receipt', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
  }, 60_000)
  afterAll(() => cli.remove())

  const signer = createReceiptSigner(new Uint8Array(32).fill(7))
  const content = '{"answers":{"营业收入":1200}}'
  const statement: ReceiptStatement = {
    ...{ format: 'jingpu-receipt/1', responseId: 'u.602.2023', formId: '602', number: 1 },
    ...{ formVersion: '2023.1', formTitle: '从业人员及工资总额', period: '2023' },
    ...{ unitName: '朔州某陶瓷有限公司', unifiedSocialCreditCode: null, revisionId: 'r-1' },
    contentHash: createHash('sha256').update(content).digest('hex'),
    ...{ receivedAt: '2024-01-15T02:00:00.000Z', preparedBy: '王会计' },
    ...{ confirmedBy: '赵总', confirmedAt: '2024-01-15T03:00:00.000Z', standing: 'reported' },
    counts: { mandatory: 0, verify: 1, advisory: 0, explained: 1 },
  }
  const receipt = {
    ...{ statement, content, publicKey: signer.publicKey },
    signature: signer.sign(receiptText(statement)),
  }
  const verify = (value: unknown, ...more: string[]) => {
    const file = join(cli.folder, 'receipt.json')
    const kept = typeof value === 'string' || value instanceof Uint8Array
    writeFileSync(file, kept ? value : JSON.stringify(value))
    return cli.run('verify-receipt', file, ...more)
  }

  it('tells a genuine receipt, with no database and no server, whatever a viewer did to its layout', async () => {
    const { code, stdout } = await verify(`\uFEFF${JSON.stringify(receipt, null, 4)}`)
    expect(code).toBe(0)
    expect(stdout).toContain('回执是真的')
    expect(stdout).toContain('单位负责人 赵总')
    expect(stdout).toContain(signer.fingerprint)
  })

  it('answers 1 for an altered content, an altered statement and another installation’s key', async () => {
    const other = createReceiptSigner(new Uint8Array(32).fill(8))
    const forged = {
      ...{ ...receipt, publicKey: other.publicKey },
      signature: other.sign(receiptText(statement)),
    }
    expect((await verify({ ...receipt, content: content.replace('1200', '1300') })).code).toBe(1)
    expect((await verify({ ...receipt, statement: { ...statement, number: 2 } })).code).toBe(1)
    expect((await verify({ ...receipt, publicKey: 'not a key' })).code).toBe(1)
    expect((await verify(forged)).code).toBe(0)
    const against = await verify(forged, '--key', signer.fingerprint, '--json')
    expect(against.code).toBe(1)
    expect(JSON.parse(against.stdout)).toMatchObject({ genuine: false, keyIsExpected: false })
  })

  it('verifies the PDF by what it carries', async () => {
    const pdf = await receiptPdf({
      signed: receipt,
      fingerprint: signer.fingerprint,
      heading: '602表 从业人员及工资总额',
    })
    const { code, stdout } = await verify(pdf, '--key', signer.fingerprint)
    expect(code).toBe(0)
    expect(stdout).toContain('单位负责人 赵总')
  })

  it('answers 2 for what is no receipt, naming the file', async () => {
    const { code, stderr } = await verify('{"a":1}')
    expect(code).toBe(2)
    expect(stderr).toContain('receipt.json')
    expect((await cli.run('verify-receipt', join(cli.folder, 'none.json'))).code).toBe(2)
  })
})
