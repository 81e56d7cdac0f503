/**
 * The verifier itself, without a framework, so that one file of it works from a disk. Nothing that is
 * opened here leaves the browser.
 */

import { formHeading } from '../../forms/form-words.ts'
import type { ReplyOf } from '../../server/contract/operation.ts'
import { MOST_RECEIPT_BYTES, receiptJsonIn } from '../../server/contract/receipt-file.ts'
import {
  getReceiptKey,
  judgeReceipt,
  type ReceiptVerdict,
  receiptIsGenuine,
  receiptStandingNames,
} from '../../server/contract/signed-receipt.ts'
import { pageCrypto } from './page-crypto.ts'
import { pageReader } from './page-reader.ts'

export function showVerifier(root: HTMLElement): void {
  root.innerHTML = `
    <h1>核验报送回执</h1>
    <p>打开下载的回执（PDF 或 .json），在本机核验，文件不上传。</p>
    <label class="vr-field">回执文件 <input type="file" id="file" accept=".pdf,.json,application/pdf,application/json"></label>
    <label class="vr-field">普查办公布的公钥指纹（可不填） <input type="text" id="key" autocomplete="off" spellcheck="false" placeholder="例如 1A2B 3C4D …"></label>
    <div id="verdict" role="status" aria-live="polite"></div>
    <p class="vr-note">签名证明：持有这把密钥的普查平台在所写的时间收到了这份内容，由所写的人填报和确认，一个字也没有改动。它不证明内容真实，也不说明此后有没有撤回或退回。公钥指纹须从告知书、普查办公告等别的途径得到，不要只看回执上自己写的。</p>
    <p class="vr-note" id="own" hidden></p>
    <p class="vr-note vr-online"><a href="./offline.html" download="核验回执.html">把本页存到本机</a>，不联网也能核验。</p>`
  const file = root.querySelector<HTMLInputElement>('#file')!
  const key = root.querySelector<HTMLInputElement>('#key')!
  const verdict = root.querySelector<HTMLElement>('#verdict')!
  if (location.protocol === 'file:') root.querySelector('.vr-online')?.remove()
  else void showOwnKey(root.querySelector<HTMLElement>('#own')!)
  let text: string | undefined
  const judge = () => {
    if (text !== undefined) showVerdict(verdict, judgeReceipt(text, pageCrypto, key.value))
  }
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? []
    if (!chosen) return
    text =
      chosen.size > MOST_RECEIPT_BYTES
        ? ''
        : receiptJsonIn(new Uint8Array(await chosen.arrayBuffer()), pageReader)
    judge()
  })
  key.addEventListener('input', judge)
}

/** The key of the platform that serves the page; without a network nothing is said. */
async function showOwnKey(place: HTMLElement): Promise<void> {
  const reply = await fetch(getReceiptKey.path).catch(() => undefined)
  if (!reply?.ok) return
  const { fingerprint } = (await reply.json()) as ReplyOf<typeof getReceiptKey>
  place.textContent = `本普查平台现在的公钥指纹：${fingerprint}`
  place.hidden = false
}

function showVerdict(place: HTMLElement, verdict: ReceiptVerdict): void {
  const genuine = receiptIsGenuine(verdict)
  place.replaceChildren()
  place.dataset.verdict = genuine ? 'genuine' : 'false'
  line(place, 'strong', genuine ? '✔ 回执是真的' : '⛔ 回执不可信')
  if (verdict.kind === 'unreadable') {
    line(place, 'p', verdict.message)
    return
  }
  const { statement, fingerprint, signatureHolds, contentHolds, keyIsExpected } = verdict
  if (!signatureHolds) line(place, 'p', '签名不符：回执被改动过，或不是用这把密钥签发的')
  if (!contentHolds) line(place, 'p', '内容摘要不符：所附的填报内容被改动过')
  if (keyIsExpected === false) line(place, 'p', '公钥指纹与您填的不同：不是这家普查平台签发的')
  const list = document.createElement('dl')
  const facts: readonly (readonly [string, string])[] = [
    ['单位', statement.unitName],
    ['统一社会信用代码', statement.unifiedSocialCreditCode ?? '—'],
    ['普查表', `${formHeading(statement.formId, statement.formTitle)}　${statement.period}年`],
    ['版本', `第 ${statement.number} 版`],
    ['状态', receiptStandingNames[statement.standing] ?? '—'],
    ['服务器收到时间', inShanghai(statement.receivedAt)],
    ['填报人', statement.preparedBy],
    [
      '单位负责人',
      statement.confirmedAt
        ? `${statement.confirmedBy}　${inShanghai(statement.confirmedAt)}确认`
        : '—',
    ],
    ['内容摘要', statement.contentHash],
    ['公钥指纹', keyIsExpected === null ? `${fingerprint}（请与公布的核对）` : `${fingerprint}`],
  ]
  for (const [name, value] of facts) {
    line(list, 'dt', name)
    line(list, 'dd', value)
  }
  place.append(list)
}

function line(place: HTMLElement, tag: string, text: string): void {
  const element = document.createElement(tag)
  element.textContent = text
  place.append(element)
}

function inShanghai(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return String(instant)
  return `${at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}（北京时间）`
}
