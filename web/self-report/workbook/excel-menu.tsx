/** Excel 模板: out with what is filled in, in again after a look at what would change. */
import { type ChangeEvent, useRef, useState } from 'react'
import { type Compared, compareWorkbook } from '../../form/workbook/compare-workbook.ts'
import { readInWorker } from '../../form/workbook/read-in-worker.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { makeWorkbook } from './make-workbook.ts'

export function ExcelMenu() {
  const { opened, session } = useSheetDesk()
  const { form, detail } = opened
  const input = useRef<HTMLInputElement>(null)
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const [compared, setCompared] = useState<Compared | null>(null)
  const of = {
    formId: form.id,
    formVersion: form.version,
    responseId: detail.response.responseId,
  }
  const { unitName } = detail.response

  const make = async (withProblems: boolean) => {
    setPending(true)
    try {
      await makeWorkbook({ session, of, unitName, withProblems })
    } catch {
      toast({ title: '没有做成 Excel 文件，请检查网络后再试', tone: 'mandatory' })
    } finally {
      setPending(false)
    }
  }
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setPending(true)
    const reading = await readInWorker(file)
    setPending(false)
    setCompared('refusal' in reading ? reading : compareWorkbook(session, of, reading.workbook))
  }
  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" pending={pending}>
            Excel
          </Button>
        }
        items={[
          {
            label: '下载模板（含已填内容）',
            icon: 'download',
            onAct: () => void make(false),
          },
          {
            label: '导入填好的模板',
            icon: 'upload',
            onAct: () => input.current?.click(),
            reason: session.readOnly ? '已报送，不能再改' : undefined,
          },
          {
            label: '下载带审核问题的副本',
            icon: 'download',
            onAct: () => void make(true),
          },
        ]}
      />
      <input
        ref={input}
        className="ui-unseen"
        type="file"
        tabIndex={-1}
        aria-label="填好的 Excel 模板"
        accept=".xlsx,.xlsm,.xls,.et"
        onChange={(event) => void read(event)}
      />
      {compared && <ImportDialog compared={compared} onClose={() => setCompared(null)} />}
    </>
  )
}
