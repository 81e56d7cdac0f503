/**
 * The signed receipt as a file to keep: what the server signed, with the very text that was sent, and in
 * plain words how to verify it without a server. Pure.
 */
import {
  receiptStandingNames,
  type SignedReceipt,
} from '../../../server/contract/signed-receipt.ts'

/** `fingerprint`: of the key, as published; null when it is not at hand. */
export function receiptFile(signed: SignedReceipt, fingerprint: string | null): string {
  const { statement, signature, publicKey, content } = signed
  const file = {
    名称: '全国经济普查网上填报签名回执',
    状态: receiptStandingNames[statement.standing],
    用途: '仅用于经济普查，不得作为处罚依据',
    核验方法:
      '用“核验回执”网页（可存到本机，不需要网络）或 jingpu verify-receipt 打开本文件；公钥指纹应与普查办公布的相同',
    公钥指纹: fingerprint,
    statement,
    signature,
    publicKey,
    content,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
