/** The official head: title in the middle, unit at the left, table block at the right. */
import type { ReactNode } from 'react'
import { approvalLines } from '../approval-lines.ts'
import type { CellModel } from '../form-model.ts'
import { identityText } from '../identity.ts'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'

/** `brief`: title and unit only, for the further sections of a tablet. */
export function TableHead({ brief }: { readonly brief: boolean }): ReactNode {
  const { model } = useSurface().session
  const { head, title, period, unitOfMeasure } = model.form.layout
  if (brief) {
    const name = model.identity.at(-1)
    return (
      <header className="jf-head jf-head-brief">
        <h2>{title}</h2>
        {name !== undefined && <IdentityName cell={name} />}
        {unitOfMeasure !== null && <p className="jf-brief-measure">计量单位：{unitOfMeasure}</p>}
      </header>
    )
  }
  return (
    <header className="jf-head">
      <h2 className="jf-title">{title}</h2>
      <div className="jf-head-line">
        <dl className="jf-identity">
          {model.identity.map((cell) => (
            <IdentityItem key={cell.key} cell={cell} />
          ))}
        </dl>
        <p className="jf-period">{period}</p>
        <dl className="jf-block">
          {approvalLines(head).map(({ name, value, known }) => (
            <div key={name} className={known ? undefined : 'jf-not-verified'}>
              <dt>{known ? `${name}：` : name}</dt>
              <dd>{known ? value : `（${value}）`}</dd>
            </div>
          ))}
        </dl>
      </div>
      {unitOfMeasure !== null && <p className="jf-measure">计量单位：{unitOfMeasure}</p>}
    </header>
  )
}

function IdentityItem({ cell }: { readonly cell: CellModel }): ReactNode {
  const { session } = useSurface()
  useCell(session, cell.key)
  return (
    <div>
      <dt>{cell.title}：</dt>
      <dd>{identityText(session, cell) || '　'}</dd>
    </div>
  )
}

function IdentityName({ cell }: { readonly cell: CellModel }): ReactNode {
  const { session } = useSurface()
  useCell(session, cell.key)
  return <p>{identityText(session, cell)}</p>
}
