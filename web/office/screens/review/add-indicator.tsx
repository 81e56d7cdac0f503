/** Adds one more indicator to a return, found by name or code. */
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { fieldOptions } from './concerned-fields.ts'

export interface AddIndicatorProps {
  readonly form: FormDefinition
  readonly taken: readonly string[]
  readonly onAdd: (path: string) => void
}

export function AddIndicator({ form, taken, onAdd }: AddIndicatorProps) {
  const options = fieldOptions(form).filter((option) => !taken.includes(option.key))
  return (
    <ComboboxField
      key={taken.length}
      label="添加指标"
      optional
      options={options}
      value={null}
      placeholder="输入指标代码或名称"
      onChange={(code) => {
        const chosen = options.find((option) => option.code === code)
        if (chosen) onAdd(chosen.key)
      }}
    />
  )
}
