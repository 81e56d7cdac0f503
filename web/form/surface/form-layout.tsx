/** Table with its rail: side by side on a desk, the rail below where there is no room beside. */
import type { ReactNode } from 'react'
import '../styles/layout.css'

export function FormLayout(props: {
  readonly rail: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="jf-layout">
      <div className="jf-layout-table">{props.children}</div>
      <div className="jf-layout-rail">{props.rail}</div>
    </div>
  )
}
