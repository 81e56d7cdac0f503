/** States and reasons of findings, as the screens name them. */
import { useQuery } from '@tanstack/react-query'
import type { CodeItem } from '../../../../forms/engine/types.ts'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'
import {
  type CheckFindings,
  type FindingBatchState,
  type FindingState,
  findingBatchStateNames,
  findingStateNames,
} from '../../../../server/contract/findings.ts'
import { StatusTag, type StatusTone } from '../../../ui/status-tag.tsx'

const tones: Readonly<Record<FindingState, StatusTone>> = {
  open: 'waiting',
  explained: 'underway',
  fixed: 'closed',
  accepted: 'accepted',
}

export function FindingStateTag({ state }: { readonly state: FindingState }) {
  return <StatusTag tone={tones[state]}>{findingStateNames[state]}</StatusTag>
}

const batchTones: Readonly<Record<FindingBatchState, StatusTone>> = {
  looking: 'underway',
  stopped: 'returned',
  accepted: 'accepted',
}

export function BatchStateTag({ state }: { readonly state: FindingBatchState }) {
  return <StatusTag tone={batchTones[state]}>{findingBatchStateNames[state]}</StatusTag>
}

const NONE: readonly CodeItem[] = []

/** 核实说明的原因, in their order. */
export function useExplanationReasons(): readonly CodeItem[] {
  const { data } = useQuery({
    queryKey: ['code-list', 'explanation-reasons'],
    queryFn: () => loadCodeList('explanation-reasons'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.items ?? NONE
}

export function reasonName(reasons: readonly CodeItem[], code: string): string {
  return reasons.find((reason) => reason.code === code)?.name ?? `原因 ${code}`
}

/** Explained, or only pointed out: what may be accepted in bulk. */
export function acceptable({ severity, counts }: CheckFindings): number {
  if (severity === 'mandatory') return 0
  return counts.explained + (severity === 'advisory' ? counts.open : 0)
}

/** B603-019; nothing for what is judged without a relation of the form (必填, 登记情况), whose title says it all. */
export function ruleNumber(rule: string): string {
  return /-\d+[a-z]?$/.test(rule) ? rule : ''
}
