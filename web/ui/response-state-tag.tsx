/** The state of a response 答卷 as a tag; words and states are those of the wire contract. */
import { StatusTag, type StatusTone } from './status-tag.tsx'

export const responseStateTags = {
  assigned: ['waiting', '待填报'],
  draft: ['underway', '填报中'],
  'to-confirm': ['waiting', '待负责人确认'],
  submitted: ['sent', '已报送'],
  'passed-supervisor': ['sent', '指导员已审'],
  'passed-township': ['sent', '乡级已审'],
  'accepted-county': ['accepted', '县级已验收'],
  'accepted-city': ['accepted', '市级已验收'],
  returned: ['returned', '已退回'],
} as const satisfies Record<string, readonly [StatusTone, string]>

export interface ResponseStateTagProps {
  readonly state: keyof typeof responseStateTags
}

export function ResponseStateTag({ state }: ResponseStateTagProps) {
  const [tone, word] = responseStateTags[state]
  return <StatusTag tone={tone}>{word}</StatusTag>
}
