/** The sheet of keys: opens by ? on every screen that has it. */
import { useState } from 'react'
import { Sheet } from './sheet.tsx'
import { useKeys } from './use-keys.ts'
import './keyboard-help.css'

export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly press: readonly string[]; readonly does: string }[]
}

export interface KeyboardHelpProps {
  readonly groups: readonly KeyGroup[]
  /** Controlled from outside, e.g. by a button 按键; left out, only ? opens it. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

export function KeyboardHelp({ groups, open, onOpenChange }: KeyboardHelpProps) {
  const [own, setOwn] = useState(false)
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useKeys({ '?': () => change(true), '？': () => change(true) })
  return (
    <Sheet open={open ?? own} onOpenChange={change} title="按键">
      {groups.map((group) => (
        <section key={group.title} className="ui-keys">
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map((key) => (
              <div key={key.does}>
                <dt>{key.does}</dt>
                <dd>
                  {key.press.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  )
}
