/**
 * 报送回执 as a PDF: what the receipt says on one A4 page, with its JSON file attached, by which
 * `verify-receipt` and the public page verify the PDF itself. The same receipt gives the same bytes.
 */
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'
import { RECEIPT_ATTACHMENT, receiptFile } from '../../contract/receipt-file.ts'
import { receiptStandingNames, type SignedReceipt } from '../../contract/signed-receipt.ts'

const require = createRequire(import.meta.url)

/** Noto Sans SC, whole: names hold characters that fonts cut down for the web leave out. */
const FACE = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** Points. */
const PAGE = { margin: 56, labelWidth: 120, width: 595.28 - 2 * 56 }
const INK = '#1c2530'
const GREY = '#4a5665'

const NOTES = [
  '签名证明普查平台在上述时间收到了这份内容，改动一个字即不能通过核验；不证明内容真实，也不说明此后有没有撤回或退回。',
  `核验：用“核验回执”网页（可存到本机，不需要网络）或命令 jingpu verify-receipt 打开本文件。填报的全文和签名在本文件的附件 ${RECEIPT_ATTACHMENT} 里；纸质打印件不带附件，不能代替本文件核验。`,
  '公钥指纹须与网上填报告知书或普查办公告上的相同，不要只看本回执自己写的。',
  '请连同原始记录保存不少于两年。资料仅用于经济普查，不得作为处罚依据。',
]

export interface ReceiptPdfInput {
  readonly signed: SignedReceipt
  /** Of the key that signed it. */
  readonly fingerprint: string
  /** 表号 and title of the form, e.g. `B603表 工业财务状况`. */
  readonly heading: string
}

export async function receiptPdf(input: ReceiptPdfInput): Promise<Uint8Array<ArrayBuffer>> {
  const { signed, fingerprint, heading } = input
  const { statement } = signed
  // Loaded with the first receipt: no other command needs it.
  const [{ default: PDFDocument }, { openSync }] = await Promise.all([
    import('pdfkit'),
    import('fontkit'),
  ])
  const face = openSync(FACE) as Font
  const made = new Date(statement.receivedAt)
  const doc = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    font: FACE,
    info: {
      Title: `报送回执 ${heading}`,
      Creator: '经普',
      Producer: '经普',
      CreationDate: made,
      ModDate: made,
    },
  })
  const pieces: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (piece: Uint8Array) => pieces.push(piece))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const json = Buffer.from(receiptFile(signed, fingerprint))
  doc.file(json, {
    name: RECEIPT_ATTACHMENT,
    type: 'application/json',
    description: '签名回执',
    creationDate: made,
    modifiedDate: made,
  })
  const show = (text: string) => shown(text, face)
  const facts = factsOf(input).map(([label, value]) => [label, show(value)] as const)
  doc.fillColor(INK).fontSize(20).text('报送回执', { align: 'center' })
  doc.moveDown(0.3).fontSize(11)
  doc.text(show(`${heading}　${statement.period}年`), {
    align: 'center',
  })
  doc.moveDown(0.2).fillColor(GREY).fontSize(11)
  doc.text(receiptStandingNames[statement.standing], { align: 'center' })
  doc.moveDown(1)
  for (const [label, value] of facts) writeFact(doc, label, value)
  doc.moveDown(0.8).fontSize(9).fillColor(GREY)
  const unknown = facts.some(([, value]) => value.includes('〔U+'))
  for (const note of unknown ? [...NOTES, '〔U+…〕是字库里没有的字，按编码写出。'] : NOTES) {
    doc.text(note, PAGE.margin, doc.y, { width: PAGE.width, lineGap: 2 }).moveDown(0.3)
  }
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(pieces))
}

function factsOf({ signed, fingerprint }: ReceiptPdfInput): (readonly [string, string])[] {
  const { statement, signature } = signed
  const { counts } = statement
  return [
    ['单位详细名称', statement.unitName],
    ['统一社会信用代码', statement.unifiedSocialCreditCode ?? '—'],
    ['服务器收到时间', inShanghai(statement.receivedAt)],
    ['版本', `第 ${statement.number} 版`],
    ['填报人', statement.preparedBy],
    [
      '单位负责人',
      statement.confirmedAt
        ? `${statement.confirmedBy}　${inShanghai(statement.confirmedAt)}确认`
        : '—',
    ],
    [
      '审核',
      `强制性 ${counts.mandatory}，核实性 ${counts.verify}（已说明 ${counts.explained}），提示性 ${counts.advisory}`,
    ],
    ['回执编号', statement.revisionId],
    ['内容摘要（SHA-256）', statement.contentHash],
    ['普查平台签名（Ed25519）', signature],
    ['公钥指纹', fingerprint],
  ]
}

function writeFact(doc: PDFKit.PDFDocument, label: string, value: string): void {
  const top = doc.y
  doc.fontSize(9.5).fillColor(GREY).text(label, PAGE.margin, top, { width: PAGE.labelWidth })
  const labelEnd = doc.y
  doc.fillColor(INK).text(value, PAGE.margin + PAGE.labelWidth, top, {
    width: PAGE.width - PAGE.labelWidth,
  })
  const end = Math.max(labelEnd, doc.y) + 4
  doc
    .moveTo(PAGE.margin, end)
    .lineTo(PAGE.margin + PAGE.width, end)
    .lineWidth(0.5)
    .strokeColor('#c9d0d8')
    .stroke()
  doc.x = PAGE.margin
  doc.y = end + 6
}

/** A character the face has no glyph for is written out by its code: it must not vanish from a name. */
function shown(text: string, face: Font): string {
  return Array.from(text, (char) => {
    const point = char.codePointAt(0)!
    return face.hasGlyphForCodePoint(point) ? char : `〔U+${point.toString(16).toUpperCase()}〕`
  }).join('')
}

function inShanghai(instant: string): string {
  const at = new Date(instant)
  return `${at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}（北京时间）`
}
