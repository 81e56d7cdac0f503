/**
 * The receipt as a file to keep: with the very text that was sent, anyone can work out its SHA-256
 * and compare. Pure.
 */
import type {
  Receipt,
  ResponseSummary,
  RevisionSummary,
} from '../../../server/contract/responses.ts'
import type { Explanation } from '../../form/explanation.ts'

export interface ReceiptParts {
  /** As the server answered, where this browser was the one that sent. */
  readonly receipt: Receipt | null
  readonly revision: RevisionSummary
  readonly response: ResponseSummary
  readonly answers: Readonly<Record<string, unknown>>
  readonly explanations: readonly Explanation[]
  /** The bytes sent, as text; null when another computer sent them. */
  readonly sealedText: string | null
}

export function receiptFile(parts: ReceiptParts): string {
  const { receipt, revision, response, answers, explanations, sealedText } = parts
  const file = {
    名称: '全国经济普查网上填报回执',
    用途: '仅用于经济普查，不得作为处罚依据',
    核验方法:
      sealedText === null
        ? '本机没有原始报送内容，内容摘要以服务器记录为准'
        : '对“原始报送内容”按 UTF-8 计算 SHA-256，应等于“内容摘要”',
    表: { 表号: response.formId, 版本: response.formVersion, 报告期: response.period },
    单位: { 名称: response.unitName, 统一社会信用代码: response.unifiedSocialCreditCode },
    回执编号: revision.revisionId,
    第几版: revision.number,
    服务器收到时间: revision.receivedAt,
    内容摘要: revision.contentHash,
    服务器回执: receipt,
    填报内容: answers,
    说明: explanations,
    原始报送内容: sealedText,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
