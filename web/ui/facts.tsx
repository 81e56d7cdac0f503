/** Names and values of one thing, in one or two columns. Long values wrap, never end in dots. */
import type { ReactNode } from 'react'
import './facts.css'

export interface FactsProps {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[]
  readonly columns?: 1 | 2
}

export function Facts({ items, columns = 1 }: FactsProps) {
  return (
    <dl className="ui-facts" data-columns={columns}>
      {items.map((item) => (
        <div key={item.label} className="ui-fact">
          <dt>{item.label}</dt>
          <dd>{item.value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
