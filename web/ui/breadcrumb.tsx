/** Where this page lies, from the outside in. The last part is the page itself. */
import { Link } from './link.tsx'
import './breadcrumb.css'

export interface BreadcrumbProps {
  readonly parts: readonly { readonly label: string; readonly href?: string | undefined }[]
}

export function Breadcrumb({ parts }: BreadcrumbProps) {
  return (
    <nav className="ui-crumbs" aria-label="所在位置">
      <ol>
        {parts.map((part, index) => (
          <li key={part.label} aria-current={index === parts.length - 1 ? 'page' : undefined}>
            {part.href !== undefined && index < parts.length - 1 ? (
              <Link href={part.href}>{part.label}</Link>
            ) : (
              part.label
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
