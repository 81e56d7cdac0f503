import type { ExportPurpose } from '../../contract/exchange.ts'

/**
 * What responses may be exported for: statistics, nothing else (law.md L-01, L-02). Enforcement, taxes,
 * credit and the like are not on the list and never will be.
 */
export const exportPurposes = {
  tabulation: { name: '汇总', needsContacts: false },
  verification: { name: '程序核验', needsContacts: false },
  review: { name: '审核', needsContacts: true },
  'quality-sample': { name: '质量抽查', needsContacts: true },
  'report-upward': { name: '上报', needsContacts: true },
} as const satisfies Record<
  ExportPurpose,
  { readonly name: string; readonly needsContacts: boolean }
>

/** By its Chinese name or its id. */
export function findPurpose(text: string): ExportPurpose | undefined {
  return (Object.keys(exportPurposes) as ExportPurpose[]).find(
    (id) => id === text || exportPurposes[id].name === text,
  )
}

export const USE_NOTE = '仅用于经济普查，不得作为对普查对象实施处罚的依据'
