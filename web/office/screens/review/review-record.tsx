/** 审核记录: every act of every level, newest first; returns with the indicators they were about. */
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { reviewLevelNames } from '../../../../server/contract/response-state.ts'
import type { ResponseDetail, ReviewActRecord } from '../../../../server/contract/responses.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { indicatorTitle } from './indicator-title.ts'
import { reviewActWords } from './review-acts.ts'
import { useReturnReasons } from './use-return-reasons.ts'

export interface ReviewRecordProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition
}

export function ReviewRecord({ detail, form }: ReviewRecordProps) {
  const reasons = useReturnReasons()
  const lines = reviewLines(detail)
  if (lines.length === 0) return <EmptyState title="还没有审核过" />
  const nameOf = (code: string) =>
    reasons.find((reason) => reason.code === code)?.name ?? `原因 ${code}`
  return (
    <ol className="office-returns">
      {lines.map((line) => (
        <li key={`${line.at} ${line.title}`}>
          <p className="office-returns-head">
            <strong>
              {line.title}
              {line.reasonCode !== undefined && `：${nameOf(line.reasonCode)}`}
            </strong>
            <span className="office-aside">
              {line.by} <TimeStamp at={line.at} />
            </span>
          </p>
          {line.text !== null && <p className="office-returns-text">{line.text}</p>}
          {line.fields.length > 0 && (
            <p className="office-aside">
              涉及：{line.fields.map((path) => indicatorTitle(form, path)).join('、')}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

interface ReviewLine {
  readonly at: string
  readonly by: string
  readonly title: string
  readonly text: string | null
  readonly reasonCode?: string
  readonly fields: readonly string[]
}

/** Acts and returns as one record. Returns older than the record of acts stand on their own. */
export function reviewLines({
  reviewActs,
  returns,
}: Pick<ResponseDetail, 'reviewActs' | 'returns'>): ReviewLine[] {
  const acts = reviewActs
    .filter(({ act }) => act !== 'return')
    .map(
      (each): ReviewLine => ({
        at: each.actedAt,
        by: each.actedBy,
        title: titleOf(each),
        text: each.reasonText,
        fields: [],
      }),
    )
  const levels = new Map(
    reviewActs.filter(({ act }) => act === 'return').map((each) => [each.actedAt, each.level]),
  )
  const sentBack = returns.map((each): ReviewLine => {
    const level = levels.get(each.returnedAt)
    return {
      at: each.returnedAt,
      by: each.returnedBy,
      title: level === undefined ? '退回' : `${reviewLevelNames[level]}退回`,
      text: each.reasonText,
      reasonCode: each.reasonCode,
      fields: each.fields,
    }
  })
  return [...acts, ...sentBack].sort((a, b) => b.at.localeCompare(a.at))
}

function titleOf({ act, level, stoodInFor }: ReviewActRecord): string {
  const who = reviewLevelNames[level]
  if (act === 'return') return `${who}退回`
  if (act !== 'pass') return `${who}${reviewActWords[act].name}`
  const passed = level === 'county' || level === 'city' ? `${who}验收` : `${who}通过`
  return stoodInFor === null ? passed : `${passed}（代${reviewLevelNames[stoodInFor]}复核）`
}
