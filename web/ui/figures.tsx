/** One line of numbers: each with its name, opening its list. No gauges. */
import { formatNumber } from './format-number.ts'
import { Link } from './link.tsx'
import './figures.css'

export interface Figure {
  readonly label: string
  readonly value: number | string | undefined
  readonly unit?: string
  readonly href?: string
  /** The number that still has to come down to zero. */
  readonly urgent?: boolean
}

export interface FiguresProps {
  readonly label: string
  readonly items: readonly Figure[]
}

export function Figures({ label, items }: FiguresProps) {
  return (
    <section className="ui-figures" aria-label={label}>
      <dl>
        {items.map((item) => (
          <div key={item.label} className="ui-figure" data-urgent={item.urgent || undefined}>
            <dt>{item.label}</dt>
            <dd>
              {item.href === undefined ? (
                <Value item={item} />
              ) : (
                <Link href={item.href}>
                  <Value item={item} />
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Value({ item }: { readonly item: Figure }) {
  return (
    <>
      {typeof item.value === 'string' ? item.value : formatNumber(item.value)}
      {item.unit && <span className="ui-figure-unit">{item.unit}</span>}
    </>
  )
}
