/** Where a list is dropped or chosen. Says at once what cannot be read. */
import { type DragEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { formatBytes } from './format-bytes.ts'

export interface FileDropProps {
  readonly file: File | null
  readonly onChoose: (file: File) => void
  readonly label?: string
  readonly accept?: string
  readonly hint?: string
}

const LIST_HINT =
  'CSV 文件（UTF-8、GB18030、GBK 等编码均可）或 Excel、WPS 工作簿（.xlsx，读第一张工作表）。代码列须为文本。'

export function FileDrop({
  file,
  onChoose,
  label = '名录文件',
  accept = '.csv,.txt,.xlsx,text/csv',
  hint = LIST_HINT,
}: FileDropProps) {
  const inputId = useId()
  const hintId = useId()
  const [over, setOver] = useState(false)
  const open = () => document.getElementById(inputId)?.click()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onChoose(dropped)
  }
  return (
    <fieldset
      className="office-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="ui-field-label">{label}</legend>
      <div className="office-drop-line">
        <Button icon="upload" onClick={open} aria-describedby={hintId}>
          {file ? '换一个文件' : '选择文件'}
        </Button>
        <span className="office-drop-name">
          {file ? `${file.name}（${formatBytes(file.size)}）` : '或把文件拖到这里'}
        </span>
      </div>
      <p id={hintId} className="ui-field-hint">
        {hint}
      </p>
      <input
        id={inputId}
        className="ui-unseen"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) onChoose(chosen)
          event.target.value = ''
        }}
      />
    </fieldset>
  )
}
