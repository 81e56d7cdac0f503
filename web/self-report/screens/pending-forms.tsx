/** 待定: forms the unit may owe, and what has to be known before that is decided. */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../forms/form-words.ts'
import { getOwedForms } from '../../../server/contract/unit-attributes.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { useDevice } from '../device/device.tsx'

export function PendingForms({ unitId }: { readonly unitId: string | undefined }) {
  const { database } = useDevice()
  const owed = useQuery({
    queryKey: [getOwedForms.id, { params: { unitId } }],
    queryFn: () => callOrKept(database, getOwedForms, { params: { unitId: unitId ?? '' } }),
    enabled: unitId !== undefined,
    networkMode: 'always',
  })
  const pending = owed.data?.forms.filter(({ outcome }) => outcome === 'undetermined') ?? []
  if (pending.length === 0) return null
  return (
    <details className="sr-pending">
      <summary>待定的表（{pending.length} 张）</summary>
      <p className="sr-form-about">
        下列表是否应填还不能确定，目前不用填。普查办补齐情况，或您报送基本情况表后，自动判定。
      </p>
      <ul>
        {pending.map(({ formId, formTitle, missing }) => (
          <li key={formId}>
            {formHeading(formId, formTitle)}
            <span className="sr-form-about">
              ：还不知道{missing.map(({ name }) => `“${name}”`).join('、')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
