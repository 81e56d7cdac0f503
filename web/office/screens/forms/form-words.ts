/** Words of the form definitions for people: who fills, where a code or a check comes from. */
import type { FilledBy, Provenance } from '../../../../forms/engine/types.ts'

const audiences: Readonly<Record<string, string>> = {
  enumerator: '普查员入户登记',
  enterprise: '企业联网直报',
}

export function audienceName(audience: string): string {
  return audiences[audience] ?? audience
}

/** 来历: how sure one may be of an indicator's code or a check. */
export const provenanceNames: Readonly<Record<Provenance, string>> = {
  official: '官方',
  'fourth-census': '四经普',
  recalled: '回忆待核',
  project: '项目',
}

export const filledByNames: Readonly<Record<FilledBy, string>> = {
  respondent: '调查对象',
  office: '普查机构',
  system: '系统',
  device: '设备',
}
