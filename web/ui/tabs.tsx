/** Views of one thing side by side; arrows move between them. A panel keeps nothing when left. */
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { Badge } from './badge.tsx'
import './tabs.css'

export interface TabItem<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly count?: number | undefined
  /** Left out where the caller draws the view itself below the tabs. */
  readonly panel?: ReactNode
}

export interface TabsProps<Id extends string = string> {
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

export function Tabs<Id extends string>({ label, items, value, onChange }: TabsProps<Id>) {
  return (
    <Base.Root className="ui-tabs" value={value} onValueChange={(id) => onChange(id as Id)}>
      <Base.List className="ui-tabs-list" aria-label={label} activateOnFocus>
        {items.map((item) => (
          <Base.Tab key={item.id} value={item.id} className="ui-tab">
            {item.label}
            {item.count !== undefined && <Badge count={item.count} />}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map(
        (item) =>
          item.panel !== undefined && (
            <Base.Panel key={item.id} value={item.id} className="ui-tab-panel">
              {item.panel}
            </Base.Panel>
          ),
      )}
    </Base.Root>
  )
}
