/** What still waits for this level and what it may move of the county’s totals, by form. */
import { useQuery } from '@tanstack/react-query'
import { formHeading, formTable } from '../../../../forms/form-words.ts'
import { getUnreviewed, type Unreviewed as Left } from '../../../../server/contract/attention.ts'
import { queryFor } from '../../../api/queries.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import type { ReviewSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { shareText } from './share-text.ts'

const EVERY_MS = 15_000
const bandNames = ['1% 以上', '0.1%—1%', '0.01%—0.1%', '0.01% 以下']

export function Unreviewed({ filter }: { readonly filter: ReviewSearch }) {
  const { role } = useOffice()
  const query = {
    ...(filter.area !== undefined && { area: filter.area }),
    ...(filter.awaiting !== undefined && { awaiting: filter.awaiting }),
  }
  const left = useQuery({
    ...queryFor(getUnreviewed, { query }),
    refetchInterval: EVERY_MS,
    // A supervisor has no page of sums.
    enabled: role !== 'supervisor',
  })
  const rows = left.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <details className="office-unreviewed">
      <summary>{summaryOf(rows)}</summary>
      <table>
        <caption>
          可能影响：疑点大小 × 占全县本表合计的份额，逐份相加；按单份的疑点和影响分档
        </caption>
        <thead>
          <tr>
            <th scope="col">报表</th>
            <th scope="col">未审</th>
            <th scope="col">可能影响</th>
            {bandNames.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ formId, formTitle, responses, effect, bands }) => (
            <tr key={formId}>
              <th scope="row">{formHeading(formId, formTitle)}</th>
              <td>{formatNumber(responses)}</td>
              <td>{shareText(effect)}</td>
              {bands.map((band, at) => (
                <td key={bandNames[at]}>
                  {band.responses === 0
                    ? '—'
                    : `${formatNumber(band.responses)} 份 ${shareText(band.effect)}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function summaryOf(rows: Left['rows']): string {
  const responses = rows.reduce((sum, row) => sum + row.responses, 0)
  const most = rows
    .slice(0, 3)
    .map(({ formId, effect }) => `${formTable(formId)} ${shareText(effect)}`)
    .join('、')
  return `还有 ${formatNumber(responses)} 份未审，可能影响全县合计：${most}`
}
