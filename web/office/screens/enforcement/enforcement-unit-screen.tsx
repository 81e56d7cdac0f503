/** One named unit through the open door: what stands in its forms, read-only, with what it is for on top. */
import { useQuery } from '@tanstack/react-query'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { formHeading } from '../../../../forms/form-words.ts'
import { findForm } from '../../../../forms/generated/registry.ts'
import {
  type EnforcementUnit,
  viewEnforcementUnit,
} from '../../../../server/contract/enforcement.ts'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import { queryFor } from '../../../api/queries.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import './enforcement.css'

export interface EnforcementUnitScreenProps {
  readonly requestId: string
  readonly unitId: string
}

export function EnforcementUnitScreen({ requestId, unitId }: EnforcementUnitScreenProps) {
  usePageTitle('执法调阅')
  const { data, error, refetch } = useQuery({
    ...queryFor(viewEnforcementUnit, { params: { requestId, unitId } }),
    // Each fetch is a look that is noted: none without somebody looking.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  const { unit } = data
  return (
    <>
      <PageHead title={unit.name} parts={[{ label: '执法调阅', href: '/enforcement' }]} />
      <Notice tone="verify" title="仅作为统计执法依据">
        {data.note}。本次查看已记入审计。
      </Notice>
      <div className="enforcement-unit">
        <Facts
          columns={2}
          items={[
            { label: '统一社会信用代码', value: unit.unifiedSocialCreditCode ?? '—' },
            { label: '法定代表人', value: unit.legalRepresentative ?? '—' },
            { label: '地址', value: unit.address },
            { label: '电话', value: unit.phone ?? '—' },
          ]}
        />
        {data.responses.map((response) => (
          <ResponseTable key={response.responseId} response={response} />
        ))}
      </div>
    </>
  )
}

function ResponseTable({ response }: { readonly response: EnforcementUnit['responses'][number] }) {
  const { data: form } = useQuery({
    queryKey: ['form', response.formId, response.formVersion],
    queryFn: async () => (await findForm(response.formId, response.formVersion)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section className="enforcement-response">
      <h2>{formHeading(response.formId, response.formTitle)}</h2>
      <p className="office-aside">
        {response.period} 年，{roleNames[response.receivedRole as Role] ?? response.receivedRole}
        报送，{formatFullTime(response.receivedAt)} 收到
      </p>
      <table className="enforcement-table">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">填报</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(response.answers).map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{titleOf(form, key)}</th>
              <td>{/Year$/.test(key) ? String(value ?? '—') : textOf(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function titleOf(form: FormDefinition | null | undefined, key: string): string {
  const found = form?.indicators.find((each) => each.key === key)
  if (!found) return key
  return found.unit === null ? found.name : `${found.name}（${found.unit}）`
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value.toLocaleString('zh-CN')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
