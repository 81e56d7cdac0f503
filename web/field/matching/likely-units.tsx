/** Units already known that a new one may be, each with why; tapping goes to it instead of opening one. */
import { Link } from '@tanstack/react-router'
import type { DuplicateReason } from '../../../server/contract/duplicates.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Matches } from './use-matches.ts'

const MOST_REASONS = 3
/** What says nothing at the door. */
const silent = new Set(['综合', '起点', '来源'])

export function LikelyUnits({ matches }: { readonly matches: Matches }) {
  const { inBlock, onDevice, elsewhere, county } = matches
  const none = inBlock.length + onDevice.length + elsewhere.length === 0
  return (
    <section className="field-likely" aria-label="可能已有的单位" aria-live="polite">
      {!none && <h2>可能已经有了，请先核对</h2>}
      <ul className="field-list">
        {inBlock.map(({ unit, match }) => (
          <li key={unit.id}>
            <Link to="/units/$unitId" params={{ unitId: unit.id }} className="field-row">
              <span className="field-row-main">
                <span className="field-row-title">{unit.name}</span>
                <span className="field-row-note">
                  本小区 · {unit.address || '地址不详'} · {unit.sources.join('、')}
                </span>
                <span className="field-row-note">{reasonsText(match.reasons)}</span>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
        {onDevice.map(({ draft, match }) => (
          <li key={draft.unitId}>
            <Link
              to="/responses/$responseId"
              params={{ responseId: draft.responseId }}
              className="field-row"
            >
              <span className="field-row-main">
                <span className="field-row-title">{draft.title}</span>
                <span className="field-row-note">
                  本机新增 · {draft.sealedEdition === draft.edition ? '等待发送' : '尚未报送'}
                </span>
                <span className="field-row-note">{reasonsText(match.reasons)}</span>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
        {elsewhere.map((match) => (
          <li key={match.unitId}>
            {match.reachable ? (
              <Link to="/units/$unitId" params={{ unitId: match.unitId }} className="field-row">
                <FarUnit match={match} />
                <Icon name="right" />
              </Link>
            ) : (
              <div className="field-row">
                <FarUnit match={match} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="field-row-note">
        {county === 'searched' && (none ? '全县底册里没有找到相近的单位' : '已与全县底册比对')}
        {county === 'reading' && '正在读全县底册，先与本小区比对'}
        {county === 'offline' && '没有网络，只与本小区比对'}
      </p>
    </section>
  )
}

function FarUnit({ match }: { readonly match: Matches['elsewhere'][number] }) {
  return (
    <span className="field-row-main">
      <span className="field-row-title">{match.name}</span>
      <span className="field-row-note">
        {match.areaNames.slice(-2).join(' ')} · {match.address || '地址不详'}
        {!match.reachable && ' · 不在您的小区，如确是同一家请报普查指导员'}
      </span>
      <span className="field-row-note">{reasonsText(match.reasons)}</span>
    </span>
  )
}

/** What speaks for it, the weightiest first. */
function reasonsText(reasons: readonly DuplicateReason[]): string {
  return reasons
    .filter(({ bits, comparison }) => bits > 0 && !silent.has(comparison))
    .slice(0, MOST_REASONS)
    .map(
      ({ comparison, finding }) =>
        comparison + finding.replace(/（.*）/, '').replace(comparison, ''),
    )
    .join('，')
}
