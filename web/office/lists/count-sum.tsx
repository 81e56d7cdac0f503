/** A count and the parts that add up to it, so that anyone can check. */
import { formatNumber } from '../../ui/format-number.ts'

interface CountSumProps {
  readonly whole: readonly [string, number]
  readonly parts: readonly (readonly [string, number])[]
}

export function CountSum({ whole, parts }: CountSumProps) {
  return (
    <div className="office-sum">
      <Term name={whole[0]} value={whole[1]} />
      {parts.map(([name, value], index) => (
        <div key={name} className="office-sum-part">
          <span aria-hidden="true">{index === 0 ? '=' : '+'}</span>
          <Term name={name} value={value} urgent={name === '未收' && value > 0} />
        </div>
      ))}
    </div>
  )
}

function Term(props: { readonly name: string; readonly value: number; readonly urgent?: boolean }) {
  return (
    <div className={props.urgent ? 'office-term office-urgent' : 'office-term'}>
      <span>{props.name}</span>
      <strong>{formatNumber(props.value)}</strong>
    </div>
  )
}
