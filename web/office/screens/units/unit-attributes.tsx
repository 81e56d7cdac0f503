/** What decides the forms of a unit: each attribute as it stands, who sets it, and on what ground. */
import { useState } from 'react'
import type { CurrentAttribute, OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { AttributeHistory } from './attribute-history.tsx'
import { attributeGround, attributesToShow } from './attribute-words.ts'

const columns: readonly Column<CurrentAttribute>[] = [
  { id: 'name', head: '属性', width: 208, cell: (each) => each.name },
  {
    id: 'value',
    head: '现值',
    cell: (each) => (
      <span className={each.value === null ? 'office-zero' : undefined}>{each.text}</span>
    ),
    title: (each) => each.text,
  },
  {
    id: 'by',
    head: '谁定',
    width: 112,
    cell: (each) => (each.setBy === 'office' ? '普查办填' : '调查对象报'),
  },
  {
    id: 'ground',
    head: '依据',
    cell: (each) => attributeGround(each),
    title: (each) => attributeGround(each),
  },
  {
    id: 'time',
    head: '何时',
    width: 136,
    minor: true,
    cell: (each) => (each.history[0] ? <TimeStamp at={each.history[0].recordedAt} /> : '—'),
  },
  {
    id: 'who',
    head: '经手人',
    width: 136,
    minor: true,
    cell: (each) => each.history[0]?.recordedBy ?? '—',
  },
]

export interface UnitAttributesProps {
  readonly owed: OwedForms | undefined
  readonly onChange: () => void
}

export function UnitAttributes({ owed, onChange }: UnitAttributesProps) {
  const [historyOpen, setHistoryOpen] = useState(false)
  return (
    <section className="office-section" aria-labelledby="unit-attributes">
      <div className="office-section-head">
        <h2 id="unit-attributes">属性</h2>
        <span className="office-list-acts">
          <Button variant="quiet" icon="clock" onClick={() => setHistoryOpen(true)}>
            变更记录
          </Button>
          {owed?.mayChange && (
            <Button icon="edit" onClick={onChange}>
              更改属性
            </Button>
          )}
        </span>
      </div>
      <DataTable
        label="属性"
        columns={columns}
        rows={owed && attributesToShow(owed)}
        rowKey={(each) => each.attribute}
        skeletonRows={5}
        empty={null}
      />
      <p className="office-aside">
        应填哪些表由属性决定。调查对象报的属性随其报表更新，普查办不能改；未列出的属性为否或未知。
      </p>
      <Sheet open={historyOpen} onOpenChange={setHistoryOpen} title="属性变更记录" size="medium">
        {owed && <AttributeHistory attributes={owed.attributes} />}
      </Sheet>
    </section>
  )
}
