/** 按键: what the keyboard does in a form, by ? or the button in the page's bar. */
import { type ReactNode, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyboardHelp, type KeyGroup } from '../../ui/keyboard-help.tsx'

export const formKeys: readonly KeyGroup[] = [
  {
    title: '走格',
    keys: [
      { press: ['Enter'], does: '确认并到下一行；末行加一行' },
      { press: ['Shift', 'Enter'], does: '上一行' },
      { press: ['Tab'], does: '下一格' },
      { press: ['↑', '↓', '←', '→'], does: '相邻的格' },
      { press: ['Esc'], does: '放弃这一格的改动' },
    ],
  },
  {
    title: '选一片、复制、粘贴',
    keys: [
      { press: ['Shift', '方向键'], does: '选一片格（也可拖动，或按住 Shift 点击）' },
      { press: ['Ctrl', 'C'], does: '复制，可贴入表格软件' },
      { press: ['Ctrl', 'X'], does: '剪切' },
      { press: ['Ctrl', 'V'], does: '从表格软件整块粘贴' },
      { press: ['Delete'], does: '清空选中的格' },
      { press: ['Ctrl', 'Z'], does: '撤销' },
      { press: ['Ctrl', 'Y'], does: '重做' },
    ],
  },
  {
    title: '填写',
    keys: [
      { press: ['Alt', 'Enter'], does: '未填原因：不适用、不掌握' },
      { press: ['Alt', '↓'], does: '打开代码表' },
      { press: ['Alt', 'Backspace'], does: '删除所在的行' },
    ],
  },
]

export function FormHelp(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="keyboard" label="按键" onClick={() => setOpen(true)} />
      <KeyboardHelp groups={formKeys} open={open} onOpenChange={setOpen} />
    </>
  )
}
