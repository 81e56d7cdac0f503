/** Further acts behind one button. An act that cannot be used now says why. */
import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './popup-list.css'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  readonly onAct: () => void
  readonly reason?: string | undefined
}

export interface MenuProps {
  /** The button it opens from, e.g. <IconButton icon="more" label="更多" />. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly items: readonly MenuItem[]
}

export function Menu({ trigger, items }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="ui-float" sideOffset={4} align="end">
          <Base.Popup className="ui-popup">
            <div className="ui-popup-list">
              {items.map((item) => (
                <Base.Item
                  key={item.label}
                  className="ui-popup-item"
                  disabled={item.reason !== undefined}
                  onClick={item.onAct}
                >
                  {item.icon && (
                    <span className="ui-popup-check">
                      <Icon name={item.icon} />
                    </span>
                  )}
                  <span className="ui-popup-text">{item.label}</span>
                  {item.reason && <span className="ui-popup-note">{item.reason}</span>}
                </Base.Item>
              ))}
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
