/** 导出: responses of one form in one's own area as a file, for a purpose that is noted. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import { type ExportPurpose, exportResponses } from '../../../../server/contract/exchange.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import { download } from '../../../api/download.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import './export.css'

const purposes: readonly { readonly value: ExportPurpose; readonly label: string }[] = [
  { value: 'tabulation', label: '汇总（隐去联系方式）' },
  { value: 'verification', label: '程序核验（隐去联系方式）' },
  { value: 'review', label: '审核' },
  { value: 'quality-sample', label: '质量抽查' },
  { value: 'report-upward', label: '上报' },
]
const formats = [
  { value: 'xlsx', label: '工作簿（xlsx）' },
  { value: 'csv', label: '文本（csv）' },
] as const

export function ExportScreen() {
  usePageTitle('导出')
  const forms = useQuery(queryFor(listForms, {}))
  const [form, setForm] = useState<string | null>(null)
  const [area, setArea] = useState<string | undefined>()
  const [purpose, setPurpose] = useState<ExportPurpose | null>(null)
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const save = useMutation({
    mutationFn: (asked: { readonly form: string; readonly purpose: ExportPurpose }) =>
      download(exportResponses, {
        body: { ...asked, format, ...(area === undefined ? {} : { area }) },
      }),
  })
  const options = [
    ...new Map((forms.data?.forms ?? []).map(({ id, title }) => [id, formHeading(id, title)])),
  ].map(([value, label]) => ({ value, label }))
  const missing = form === null ? '请选择普查表' : purpose === null ? '请选择用途' : undefined
  return (
    <>
      <PageHead title="导出答卷">
        只能用于统计。用途、范围、份数和文件摘要记入审计；文件第一行写明使用限制。
      </PageHead>
      {forms.error && <Failure error={forms.error} onRetry={() => void forms.refetch()} />}
      <div className="export-form">
        <SelectField label="普查表" options={options} value={form} onChange={setForm} />
        <SelectField label="用途" options={purposes} value={purpose} onChange={setPurpose} />
        <div className="export-areas">
          <AreaFilter value={area} onChange={setArea} />
        </div>
        <SelectField label="格式" options={formats} value={format} onChange={setFormat} />
        <p className="office-aside">
          文件离开系统后由您保管：不外传，用毕删除。工作簿一次最多 5,000 份，文本最多 50,000 份。
        </p>
        <div>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={missing}
            onClick={() => form && purpose && save.mutate({ form, purpose })}
          >
            导出
          </Button>
        </div>
        {save.error && <Failure error={save.error} />}
        {save.data !== undefined && <Notice tone="accepted" title={`已导出 ${save.data}`} />}
      </div>
    </>
  )
}
