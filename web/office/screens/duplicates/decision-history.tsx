/** What was said of a pair, oldest first; what was taken back stays in sight. */
import {
  type DuplicateDetail,
  duplicateDecisionNames,
} from '../../../../server/contract/duplicates.ts'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { partNames } from './duplicate-words.ts'

export function DecisionHistory({ detail }: { readonly detail: DuplicateDetail }) {
  if (detail.decisions.length === 0) return null
  const names = new Map(detail.units.map(({ unit }, i) => [unit.id, `${i === 0 ? '甲' : '乙'}`]))
  const who = { merge: '保留', 'branch-of': '总部为', 'successor-of': '在前的是', 'not-same': '' }
  return (
    <section className="office-pair-section" aria-label="判定记录">
      <h3>判定记录</h3>
      <ul className="office-pair-history">
        {detail.decisions.map((each) => (
          <li key={each.decisionId} data-undone={each.undone !== null || undefined}>
            <span>
              {partNames[each.part]}：{duplicateDecisionNames[each.kind]}
              {each.firstUnit && `，${who[each.kind]}${names.get(each.firstUnit)}`}
              {each.reason && `（${each.reason}）`}
            </span>
            <span className="office-aside">
              {each.decidedBy} <TimeStamp at={each.decidedAt} />
            </span>
            {each.undone && (
              <span className="office-aside">
                已撤销：{each.undone.reason}（{each.undone.undoneBy}{' '}
                <TimeStamp at={each.undone.undoneAt} />
                {each.undone.left > 0 && `，${each.undone.left} 处此后又改过，保持现状`}）
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
