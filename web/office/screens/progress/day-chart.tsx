/**
 * Reported and accepted so far, day by day, against what is owed, and the fan of the forecast to the
 * deadline. The numbers it draws stand in words and tables beside it.
 */
import type { ProgressOutlook } from '../../../../server/contract/progress.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import { drawDays } from './draw-days.ts'
import { dayWords } from './progress-words.ts'

export function DayChart({ outlook }: { readonly outlook: ProgressOutlook }) {
  const drawing = drawDays(outlook)
  if (drawing === null) return null
  const { width, height, expectedY, reported, accepted, fan, likely, ticks, deadlineX } = drawing
  return (
    <figure className="progress-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="逐日累计报送和验收">
        <line className="progress-expected" x1="0" x2={width} y1={expectedY} y2={expectedY} />
        <text className="progress-label" x="4" y={expectedY - 4}>
          应报 {formatNumber(outlook.total.expected)}
        </text>
        {fan && <path className="progress-fan" d={fan} />}
        {likely && <path className="progress-likely" d={likely} />}
        <path className="progress-reported" d={reported} />
        <path className="progress-accepted" d={accepted} />
        {deadlineX !== null && (
          <>
            <line
              className="progress-deadline"
              x1={deadlineX}
              x2={deadlineX}
              y1="0"
              y2={height - 18}
            />
            <text className="progress-label" x={deadlineX - 4} y="10" textAnchor="end">
              截止
            </text>
          </>
        )}
        {ticks.map(({ x, day, anchor }) => (
          <text key={day} className="progress-label" x={x} y={height - 4} textAnchor={anchor}>
            {dayWords(day)}
          </text>
        ))}
      </svg>
      <figcaption className="progress-legend">
        <span data-line="reported">累计已报 {formatNumber(outlook.total.reported)}</span>
        <span data-line="accepted">累计已验收 {formatNumber(outlook.total.accepted)}</span>
        {likely && <span data-line="likely">推算</span>}
      </figcaption>
    </figure>
  )
}
