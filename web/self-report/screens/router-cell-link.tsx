/** From the confirming page into one cell of the form. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'

export function RouterCellLink(props: {
  readonly path: string | undefined
  readonly children: ReactNode
}) {
  const { responseId } = useSheetDesk().opened.detail.response
  return (
    <Link
      to="/forms/$responseId"
      params={{ responseId }}
      search={props.path === undefined ? {} : { at: props.path }}
      className="sr-cell-link"
    >
      {props.children}
    </Link>
  )
}
