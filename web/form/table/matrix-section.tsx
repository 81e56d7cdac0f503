/**
 * A table with fixed rows: the items of a code list, indented as the list has them, each with its
 * unit and code. Long ones can be narrowed to the rows that hold something.
 */
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { columnMarks, headMarks } from '../column-marks.ts'
import { matrixPath, rowsOf } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import { hasUnits } from '../session/matrix-rows.ts'
import { useObservable } from '../surface/observable.ts'
import { useSurface } from '../surface/surface.ts'
import { useMatrixRows } from '../surface/use-session.ts'
import { columnWidths } from './column-widths.ts'
import { GroupHeads } from './group-heads.tsx'
import { MatrixBlock } from './matrix-block.tsx'
import { BLOCK } from './row-block.tsx'
import { HeadUnit } from './rows-section.tsx'
import { Sheet } from './sheet.tsx'

/** Fewer rows than these are seen at once. */
const MANY_ROWS = 15
const NAME = { track: 'minmax(200px, 1.6fr)', width: 200 }
const UNIT = { track: '84px', width: 84 }
const CODE = { track: '60px', width: 60 }

export function MatrixSection({ section }: { readonly section: SectionModel }): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const table = section.table ?? ''
  const rows = useMatrixRows(session, table)
  const kept = useObservable(surface.filledOnly).get(table)
  const shown = kept === undefined ? rows : rows.filter(({ code }) => kept.has(code))
  // Lines of amounts have no units of their own: the heads of the columns say them.
  const units = hasUnits(rows)
  const before = units ? [NAME, UNIT, CODE] : [NAME, CODE]
  const { template, width } = columnWidths(
    section.columns,
    before.map(({ track }) => track),
    [],
    before.reduce((sum, head) => sum + head.width, 0),
  )
  const style = { gridTemplateColumns: template }
  const blocks: (typeof rows)[] = []
  for (let start = 0; start < shown.length; start += BLOCK)
    blocks.push(shown.slice(start, start + BLOCK))

  return (
    <div className="jf-rows jf-matrix" data-section={section.id}>
      <div className="jf-section-title jf-matrix-title">
        <h3>{section.title}</h3>
        {rows.length > MANY_ROWS && <FilledFilter table={table} section={section} />}
      </div>
      <Sheet label={section.title} width={width}>
        <table className="jf-table" aria-label={`${session.model.name}，${section.title}`}>
          <thead className="jf-column-heads">
            <GroupHeads
              className="jf-row jf-rows-row"
              heads={section.heads}
              before={before.length}
              after={0}
              template={template}
            />
            <tr className="jf-row jf-rows-row jf-heads" style={style}>
              <th scope="col">{section.matrix?.rowId.title}</th>
              {units && <th scope="col">计量单位</th>}
              <th scope="col">代码</th>
              {section.columns.map((column, index) => (
                <th key={column.key} scope="col">
                  {section.heads[index]?.title ?? column.title}
                  <HeadUnit column={column} />
                </th>
              ))}
            </tr>
            <tr className="jf-row jf-rows-row jf-letters" style={style}>
              {headMarks(before.length).map((mark) => (
                <td key={mark}>{mark}</td>
              ))}
              {columnMarks(section.columns, before.length).map((mark, index) => (
                <td key={section.columns[index]?.key}>{mark}</td>
              ))}
            </tr>
          </thead>
          {blocks.map((block, index) => (
            <MatrixBlock
              key={block[0]?.code}
              section={section}
              rows={block}
              first={index < 2}
              columns={template}
              units={units}
            />
          ))}
        </table>
      </Sheet>
      {rows.length === 0 && <Skeleton lines={6} />}
      {kept !== undefined && shown.length === 0 && (
        <p className="jf-matrix-none">
          还没有填写的行
          <Button size="small" onClick={() => surface.showAllRows(table)}>
            显示全部 {rows.length} 行
          </Button>
        </p>
      )}
    </div>
  )
}

/** 只看已填: what is filled while it is on stays in sight. */
function FilledFilter(props: {
  readonly table: string
  readonly section: SectionModel
}): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const { table, section } = props
  const on = useObservable(surface.filledOnly).has(table)
  const filled = useSyncExternalStore(
    (listener) => session.subscribe('answers', listener),
    () => rowsOf(session.state().answers, table).length,
  )
  const keep = (): void => {
    const codes = session
      .matrixRows(table)
      .filter(({ code }) =>
        section.columns.some(({ key }) => {
          const cell = session.cell(matrixPath(table, code, key))
          return (cell.text !== '' && !cell.computed) || cell.absence !== null
        }),
      )
      .map(({ code }) => code)
    surface.filledOnly.set(new Map(surface.filledOnly.get()).set(table, new Set(codes)))
  }
  return (
    <button
      type="button"
      className="jf-filter"
      aria-pressed={on}
      onClick={() => (on ? surface.showAllRows(table) : keep())}
    >
      只看已填（{filled}）
    </button>
  )
}
