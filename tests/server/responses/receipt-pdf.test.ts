import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { nodeCrypto, nodeReader } from '../../../server/cli/node-crypto.ts'
import { receiptJsonIn } from '../../../server/contract/receipt-file.ts'
import {
  judgeReceipt,
  type ReceiptStatement,
  receiptIsGenuine,
  receiptText,
} from '../../../server/contract/signed-receipt.ts'
import { receiptPdf } from '../../../server/domains/responses/receipt-pdf.ts'
import { createReceiptSigner } from '../../../server/platform/receipt-signer.ts'
import { pageReader } from '../../../web/verify-receipt/page-reader.ts'

const signer = createReceiptSigner(new Uint8Array(32).fill(7))
const content = JSON.stringify({ answers: { 营业收入: 1200 } })
const readers = { node: nodeReader, page: pageReader }

function sign(unitName: string) {
  const statement: ReceiptStatement = {
    ...{ format: 'jingpu-receipt/1', responseId: 'u.602.2023', formId: '602', number: 1 },
    ...{ formVersion: '2023.1', formTitle: '从业人员及工资总额', period: '2023', unitName },
    ...{ unifiedSocialCreditCode: '91140600MA0K000000', revisionId: 'r-1' },
    contentHash: createHash('sha256').update(content).digest('hex'),
    ...{ receivedAt: '2024-01-15T16:30:00.000Z', preparedBy: '王会计' },
    ...{ confirmedBy: '赵总', confirmedAt: '2024-01-15T17:00:00.000Z', standing: 'reported' },
    counts: { mandatory: 0, verify: 1, advisory: 0, explained: 1 },
  }
  const signature = signer.sign(receiptText(statement))
  return { statement, content, publicKey: signer.publicKey, signature }
}

function pdfFor(unitName: string): Promise<Uint8Array<ArrayBuffer>> {
  const { fingerprint } = signer
  return receiptPdf({ signed: sign(unitName), fingerprint, heading: '602表 从业人员及工资总额' })
}

/** Its text without blanks. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  expect(document.numPages).toBe(1)
  const { items } = await (await document.getPage(1)).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .replace(/\s/g, '')
}

describe('the receipt as a PDF', () => {
  it('says on one page what was received, by whom, when, and under which key', async () => {
    const text = await textOf(await pdfFor('朔州某陶瓷有限公司'))
    for (const said of [
      '602表从业人员及工资总额2023年',
      '已报送',
      '朔州某陶瓷有限公司',
      '91140600MA0K000000',
      '2024/1/1600:30:00（北京时间）',
      '王会计',
      '赵总2024/1/1601:00:00（北京时间）确认',
      createHash('sha256').update(content).digest('hex'),
      signer.fingerprint.replaceAll(' ', ''),
    ]) {
      expect(text).toContain(said)
    }
  })

  it('shows rare characters, and writes out by its code the one its face lacks', async () => {
    const text = await textOf(await pdfFor('𬭸㛃〇镕龘䶮𠮷有限公司'))
    expect(text).toContain('𬭸㛃〇镕龘䶮〔U+20BB7〕有限公司')
    expect(text).toContain('字库里没有的字')
  })

  it('gives the same bytes for the same receipt', async () => {
    expect(await pdfFor('甲厂')).toEqual(await pdfFor('甲厂'))
  })

  it('carries the JSON by which it verifies, read by server and page alike', async () => {
    const pdf = await pdfFor('朔州𠮷有限公司')
    for (const reader of Object.values(readers)) {
      const verdict = judgeReceipt(receiptJsonIn(pdf, reader), nodeCrypto, signer.fingerprint)
      expect(receiptIsGenuine(verdict)).toBe(true)
      expect(verdict).toMatchObject({ statement: { unitName: '朔州𠮷有限公司' } })
    }
  })

  it('is no receipt once cut short, without its attachment, or with one that unpacks without end', async () => {
    const pdf = await pdfFor('甲厂')
    const name = Buffer.from('/Type /EmbeddedFile')
    const at = Buffer.from(pdf).indexOf(name)
    const nameless = new Uint8Array(pdf)
    nameless.fill(0x20, at, at + name.length)
    const bomb = deflateSync(Buffer.alloc(30_000_000))
    const head = `%PDF-1.7\n<< /Type /EmbeddedFile /Length ${bomb.length} >>\nstream\n`
    const endless = new Uint8Array(Buffer.concat([Buffer.from(head), bomb]))
    for (const [who, reader] of Object.entries(readers)) {
      const judged = (bytes: Uint8Array) =>
        [who, judgeReceipt(receiptJsonIn(bytes, reader), nodeCrypto).kind] as const
      for (const bytes of [pdf.subarray(0, at + 200), nameless, endless]) {
        expect(judged(bytes)).toEqual([who, 'unreadable'])
      }
    }
  })
})
