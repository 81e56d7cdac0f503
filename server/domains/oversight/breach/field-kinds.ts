/** What kinds of fields each sort of record holds, in the words of a notice to those concerned. Pure. */

const BASICS = '名称、代码、地址、行业'
/** Personal data: those named are told too (个人信息保护法第五十七条). */
const CONTACTS = '联系人和电话'
const ANSWERS = '填报内容'

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  unit: [BASICS, CONTACTS],
  units: [BASICS, CONTACTS],
  block: [BASICS, CONTACTS, ANSWERS],
  response: [BASICS, CONTACTS, ANSWERS],
  responses: [BASICS, ANSWERS],
  revision: [BASICS, CONTACTS, ANSWERS],
  'enforcement-unit': [BASICS, CONTACTS, ANSWERS],
  quarantine: [BASICS, CONTACTS, ANSWERS],
  form: [BASICS, CONTACTS, ANSWERS],
  'listing-signature': [BASICS],
  'frame-import': [BASICS, CONTACTS],
  'field-acts': [BASICS, CONTACTS],
  'unit-ledger': ['统计台账'],
  evidence: ['佐证材料'],
  photo: ['现场照片'],
  photos: ['现场照片'],
  reminders: [BASICS, '催报记录'],
  signal: [BASICS, '报送线索'],
  signals: [BASICS, '报送线索'],
  'message-threads': [BASICS, '留言'],
}

const listNames: Readonly<Record<string, string>> = {
  units: '查看单位列表',
  responses: '查看答卷列表',
  block: '查看或取走小区资料',
  quarantine: '查看隔离件',
  'frame-import': '查看名录原始行',
  'field-acts': '查看外业操作',
  evidence: '查看佐证材料',
  photo: '查看照片',
  photos: '查看照片',
  reminders: '查看催报记录',
  signal: '查看报送线索',
  signals: '查看报送线索',
  'message-threads': '查看留言列表',
  form: '导出答卷',
  'listing-signature': '导出清查名录',
}

/** Kinds of fields a record of this sort shows; all there are where the sort is not known. */
export function fieldKindsOf(subjectKind: string): readonly string[] {
  return kindsOf[subjectKind] ?? [BASICS, CONTACTS, ANSWERS]
}

/** What looking at or taking many at once is called. */
export function listNameOf(subjectKind: string): string {
  return listNames[subjectKind] ?? '查看资料'
}
