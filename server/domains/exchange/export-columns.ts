/** Columns of an export: who, where and when first, then the newest version's indicators. Pure. */
import type { FormDefinition, Indicator } from '../../../forms/engine/types.ts'
import type { KeptAside } from '../../../forms/engine/versions/migrate-answers.ts'
import { formMark } from '../../../forms/form-words.ts'

/** One response as it is exported. */
export interface ExportedResponse {
  readonly responseId: string
  readonly form: string
  /** Filled in on this version; the answers below are as `columnsOf` reads them. */
  readonly version: string
  readonly columnsOf: string
  readonly period: string
  readonly state: string
  readonly unitId: string
  readonly unifiedSocialCreditCode: string | null
  readonly unitName: string
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly revisionId: string
  readonly receivedAt: string
  readonly answers: Readonly<Record<string, unknown>>
  /** 原填报内容 without a place in the newest version. */
  readonly keptAside: readonly KeptAside[]
}

export interface ExportColumn {
  readonly key: string
  readonly head: string
  value(response: ExportedResponse): unknown
}

const facts: readonly (readonly [keyof ExportedResponse, string])[] = [
  ['responseId', '答卷编号'],
  ['form', '表号'],
  ['version', '填报版本'],
  ['period', '报告期'],
  ['state', '状态'],
  ['unitId', '单位编号'],
  ['unifiedSocialCreditCode', '统一社会信用代码'],
  ['unitName', '单位名称'],
  ['areaCode', '区划代码'],
  ['blockCode', '普查小区'],
  ['revisionId', '版本编号'],
  ['receivedAt', '收到时间（UTC）'],
]

export function columnsFor(form: FormDefinition): readonly ExportColumn[] {
  return [
    ...facts.map(([key, head]) => ({
      key: `response.${key}`,
      head,
      value: (response: ExportedResponse) =>
        key === 'form' ? formMark(response.form) : response[key],
    })),
    ...form.indicators.map((indicator) => ({
      key: indicator.key,
      head: headOf(indicator),
      value: (response: ExportedResponse) => response.answers[indicator.key],
    })),
    {
      key: 'response.keptAside',
      head: '原填报内容（无对应指标）',
      value: ({ keptAside }) => (keptAside.length === 0 ? null : keptAside),
    },
  ]
}

/** `301 营业收入（千元）`; a code of this project is none to show. */
function headOf({ code, codeStatus, name, unit }: Indicator): string {
  const number = codeStatus === 'placeholder' ? '' : `${code} `
  return `${number}${name}${unit === null ? '' : `（${unit}）`}`
}
