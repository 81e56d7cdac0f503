/** Why the matcher thinks so: each comparison with the weight it carried, for and against. */
import type { DuplicateDetail } from '../../../../server/contract/duplicates.ts'
import { bitsText, probabilityText } from './duplicate-words.ts'

export function PairReasons({ detail }: { readonly detail: DuplicateDetail }) {
  const { reasons, pair } = detail
  const most = Math.max(1, ...reasons.map(({ bits }) => Math.abs(bits)))
  return (
    <section className="office-pair-why" aria-label="依据">
      <h3>
        为什么 <span className="office-aside">合计 {bitsText(pair.bits)} 比特</span>
      </h3>
      <p className="office-aside">
        是同一家的可能 {probabilityText(pair.probability)}。每多 1 比特，可能加倍；负的减半。
      </p>
      <table>
        <caption className="ui-unseen">各项比较的分量</caption>
        <thead className="ui-unseen">
          <tr>
            <th scope="col">比较</th>
            <th scope="col">结果</th>
            <th scope="col">分量（比特）</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ comparison, finding, bits }) => (
            <tr key={comparison}>
              <th scope="row">{comparison}</th>
              <td>{finding}</td>
              <td className="office-pair-bits" data-against={bits < 0 || undefined}>
                <span>{bitsText(bits)}</span>
                <span
                  className="office-pair-bar"
                  style={{ inlineSize: `${(Math.abs(bits) / most) * 72}px` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
