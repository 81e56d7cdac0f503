/**
 * Every reason for which a row is refused, and every notice under which one is taken. Codes are
 * stable: offices and outside programs rely on them. docs/frame-import.md prints both tables.
 */

/** Why a row is refused, with the remedy its message ends in. */
export const rejectionReasons = {
  'row-empty': '删去空行，或补填后重新导入',
  'quote-not-closed': '补上收尾的引号后重新导入',
  'name-missing': '补填单位名称后重新导入',
  'name-not-calculated': '用 Excel 或 WPS 打开工作簿，保存一次（存下计算结果）后重新导入',
  'name-too-long': '核对是否串列，名称不超过 200 字',
  'code-scientific-notation': '在原系统把该列设为文本重新导出，不要用 Excel 按数字打开',
  'code-numeric': '在原系统把该列设为文本重新导出',
  'credit-code-precision-lost': '按证照补全末三位，或把该列设为文本重新导出',
  'credit-code-length': '按证照核对 18 位代码',
  'credit-code-character': '按证照核对该字符',
  'credit-code-department': '按证照核对前两位',
  'credit-code-check-digit': '按证照逐位核对',
  'organisation-code-length': '补全 9 位组织机构代码（开头的 0 不能省）',
  'duplicate-in-file': '核对后只留一行；是分支机构的，名称写全称',
} as const

export type RejectionReason = keyof typeof rejectionReasons

/** Under what notice a row, or the whole file, is taken. */
export const noticeMeanings = {
  'title-lines-skipped': '表头之前有标题行',
  'heading-unknown': '不认识的列，保留原值',
  'heading-repeated': '同名的列，取左起有值的一列',
  'column-missing': '缺少某一列',
  'blank-rows-at-end': '文件末尾的空行',
  'row-too-long': '比表头多格',
  'row-too-short': '比表头少格',
  'text-normalised': '代码里的空格、全角、小写等已改为规范写法',
  'code-missing': '没有代码，按新单位登记',
  'organisation-code-only': '只有 9 位组织机构代码',
  'organisation-code-check': '组织机构代码校验位不符',
  'credit-code-area': '代码第 3—8 位不是行政区划',
  'registration-number-only': '只有 15 位旧注册号',
  'identity-number': '代码栏是公民身份号码，不作单位代码',
  'code-not-used': '其他代码栏的值不合规，未使用',
  'industry-unknown': '行业代码不在分类表内，未使用',
  'area-unknown': '行政区划代码不在本市代码表内，未使用',
  'block-unknown': '普查小区代码不存在，未使用',
  'area-outside-scope': '不在导入人的工作范围，先挂本级待分派',
  'point-elsewhere': '坐标与地址不在同一处，请核对',
  'phone-unreadable': '电话被写成科学计数，未使用',
  'name-differs': '同一代码，名称与底册不同',
  'branch-of-code-holder': '分支机构用了总部代码，按产业活动单位登记',
  'left-at-county': '地址只能定到县级或市级，待分派',
  'row-changed': '同一来源上一份名录里有这一行，内容有变',
  'row-gone': '同一来源上一份名录里的行，这一份没有了',
  'file-unchanged': '同一份文件以前导入过',
  'no-rows': '只有表头，没有数据',
} as const

export type NoticeKind = keyof typeof noticeMeanings
