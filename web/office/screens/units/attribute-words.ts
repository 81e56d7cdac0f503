/** How the attributes of a unit, their grounds and the forms that follow read to an office. Pure. */
import type {
  CurrentAttribute,
  OwedForm,
  OwedForms,
} from '../../../../server/contract/unit-attributes.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

type AttributeRecord = CurrentAttribute['history'][number]

/** Where a value came from, e.g. `随 611 表更新`. */
export function groundWords(record: Pick<AttributeRecord, 'origin' | 'source' | 'reason'>): string {
  if (record.origin === 'reported') return `随 ${formOf(record.source)} 表更新`
  if (record.origin === 'list') return `名录载入：${record.source ?? ''}`
  return `普查办填：${record.reason ?? ''}`
}

/** The ground of what stands; without a record it came into the frame with a department's list. */
export function attributeGround({ value, history }: CurrentAttribute): string {
  if (history[0]) return groundWords(history[0])
  return value === null ? '—' : '底册'
}

function formOf(responseId: string | null): string {
  return responseId?.split('.').at(-2) ?? ''
}

/** Those that say something, were ever said, or are waited for; the rest is 否 or 未知. */
export function attributesToShow({ attributes, forms }: OwedForms): CurrentAttribute[] {
  const missing = new Set(forms.flatMap((form) => form.missing.map(({ attribute }) => attribute)))
  return attributes.filter(
    ({ attribute, value, history, setBy }) =>
      (value !== null && value !== false) ||
      history.length > 0 ||
      setBy === 'respondent' ||
      missing.has(attribute),
  )
}

/** 应填、待定、已不再应填. */
export function dutyOf(form: Pick<OwedForm, 'outcome' | 'response'>): {
  readonly tone: StatusTone
  readonly word: string
} {
  if (form.response?.fellAwayAt) return { tone: 'closed', word: '已不再应填' }
  if (form.outcome === 'undetermined') return { tone: 'underway', word: '待定' }
  if (form.outcome === 'owed') return { tone: 'sent', word: '应填' }
  return { tone: 'closed', word: '不应填' }
}

/** Why it is owed, what is waited for, or what became of the answers. */
export function dutyWords(
  form: Pick<OwedForm, 'outcome' | 'response' | 'reason' | 'missing'>,
): string {
  if (form.response?.fellAwayAt) {
    return form.response.revisions > 0 ? '已填内容保留，只能查看' : '没有填过'
  }
  if (form.outcome === 'undetermined') return missingWords(form)
  return form.reason ?? '按属性不应填'
}

/** What has to be known first, e.g. `缺“执行会计标准类别”`. */
export function missingWords({ missing }: Pick<OwedForm, 'missing'>): string {
  return `缺${missing.map(({ name }) => `“${name}”`).join('、')}`
}
