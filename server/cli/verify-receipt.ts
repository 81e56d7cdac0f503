/**
 * `verify-receipt FILE`: whether a signed receipt is genuine, without database or server. Answers 1 when
 * it is not. What it proves is said in server/contract/signed-receipt.ts.
 */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { formHeading } from '../../forms/form-words.ts'
import { MOST_RECEIPT_BYTES, receiptJsonIn } from '../contract/receipt-file.ts'
import {
  judgeReceipt,
  type ReceiptVerdict,
  receiptIsGenuine,
  receiptStandingNames,
} from '../contract/signed-receipt.ts'
import { CommandFault } from './command-fault.ts'
import { nodeCrypto, nodeReader } from './node-crypto.ts'

interface VerifyReceiptOptions {
  readonly key?: string
  readonly json: boolean
}

export function verifyReceiptCommand(): Command {
  return new Command('verify-receipt')
    .description('核验报送回执：签名、内容摘要、公钥指纹；不需要数据库和网络')
    .argument('<文件>', '下载得到的回执，PDF 或 .json 文件')
    .option('--key <指纹>', '普查办公布的公钥指纹，与回执所用的公钥核对')
    .option('--json', '输出 JSON', false)
    .action(run)
}

function run(file: string, options: VerifyReceiptOptions): void {
  const verdict = judgeReceipt(read(file), nodeCrypto, options.key)
  if (verdict.kind === 'unreadable') throw new CommandFault(`${file}：${verdict.message}`)
  const genuine = receiptIsGenuine(verdict)
  process.stdout.write(
    options.json ? `${JSON.stringify({ genuine, ...verdict })}\n` : readable(verdict, genuine),
  )
  if (!genuine) process.exitCode = 1
}

function read(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    throw new CommandFault(`读不到文件 ${file}，请核对路径`)
  }
  if (bytes.length > MOST_RECEIPT_BYTES) throw new CommandFault(`${file} 太大，不是回执`)
  return receiptJsonIn(bytes, nodeReader)
}

type Judged = Extract<ReceiptVerdict, { kind: 'judged' }>

function readable(verdict: Judged, genuine: boolean): string {
  const { statement, fingerprint, signatureHolds, contentHolds, keyIsExpected } = verdict
  const said = (holds: boolean) => (holds ? '符合' : '不符')
  return [
    genuine ? '回执是真的' : '回执不可信',
    `签名 ${said(signatureHolds)}，内容摘要 ${said(contentHolds)}`,
    `公钥指纹 ${fingerprint}${
      keyIsExpected === null
        ? '：请与普查办公布的指纹核对，不同的就不是这里签发的'
        : keyIsExpected
          ? '，与所给的相同'
          : '，与所给的不同'
    }`,
    `${statement.unitName} ${formHeading(statement.formId, statement.formTitle)} ${statement.period}年 第 ${statement.number} 版`,
    `${receiptStandingNames[statement.standing]}，服务器收到时间 ${statement.receivedAt}`,
    `填报人 ${statement.preparedBy}${
      statement.confirmedBy
        ? `，单位负责人 ${statement.confirmedBy} 于 ${statement.confirmedAt} 确认`
        : ''
    }`,
    '',
  ].join('\n')
}
