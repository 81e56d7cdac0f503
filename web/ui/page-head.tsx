/** The head of a page: where it lies, what it is, one line about it, its acts at the right. */
import type { ReactNode } from 'react'
import { Breadcrumb, type BreadcrumbProps } from './breadcrumb.tsx'
import './page-head.css'

export interface PageHeadProps {
  readonly title: string
  readonly parts?: BreadcrumbProps['parts']
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function PageHead({ title, parts, children, actions }: PageHeadProps) {
  return (
    <div className="ui-page-head">
      <div className="ui-page-heading">
        {parts && <Breadcrumb parts={parts} />}
        <h1>{title}</h1>
        {children && <div className="ui-page-note">{children}</div>}
      </div>
      {actions && <div className="ui-page-acts">{actions}</div>}
    </div>
  )
}
