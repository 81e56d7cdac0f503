/**
 * The words every room shares about forms, answers and findings.
 *
 * Types only: a form definition is data, an answer document is a flat object of
 * property → value (a table is an array of rows), and judging it yields findings.
 */
import type { MaybeExact } from './runtime/exact.ts'

export type Severity = 'mandatory' | 'verify' | 'advisory'
export type FindingKind = 'required' | 'format' | 'code' | 'relation' | 'plausibility'
export type Outcome = 'pass' | 'fail' | 'not-applicable'

/** 审核问题: what one check says about one answer document (or one row of it). */
export interface Finding {
  readonly rule: string
  readonly kind: FindingKind
  readonly severity: Severity
  readonly outcome: Outcome
  /** Property keys; table cells as `establishments[2].revenue`, counted from 0. */
  readonly fields: readonly string[]
  readonly message: string
}

export type CellValue = string | number | boolean | null | readonly string[]
export interface Row {
  readonly [column: string]: CellValue | undefined
}
export type AnswerValue = CellValue | readonly Row[]
export interface Answers {
  readonly [property: string]: AnswerValue | undefined
}

export type UnitKind = 'legalUnit' | 'establishment' | 'selfEmployed'

/** What the census already knows about the unit; names are those of form 601. */
export interface UnitAttributes {
  readonly kind?: UnitKind | undefined
  readonly unifiedSocialCreditCode?: string | undefined
  readonly unitName?: string | undefined
  readonly institutionType?: string | undefined
  readonly registrationType?: string | undefined
  readonly controlType?: string | undefined
  readonly affiliation?: string | undefined
  readonly accountingStandardCategory?: string | undefined
  readonly enterpriseAccountingStandard?: string | undefined
  readonly operatingStatus?: string | undefined
  readonly industryCode?: string | undefined
  readonly locationAreaCode?: string | undefined
  readonly registeredAreaCode?: string | undefined
  readonly reportCategory?: string | undefined
  readonly unitSize?: string | undefined
  /** 专业类别, set by the office. */
  readonly professionalCategory?: string | undefined
  readonly aboveScale?: boolean | undefined
  readonly inputOutputSample?: boolean | undefined
  /** 金融、铁路等部门负责的单位: `finance` or `railway`. */
  readonly departmentList?: string | undefined
  /** 多产业法人单位: has establishments beside its head office. */
  readonly severalEstablishments?: boolean | undefined
  readonly constructionQualification?: boolean | undefined
  readonly rdActivities?: boolean | undefined
  readonly energyConversion?: boolean | undefined
  /** 单位产品能耗目录企业. */
  readonly unitEnergyCatalogue?: boolean | undefined
  /** 非工业重点耗能单位. */
  readonly keyEnergyUser?: boolean | undefined
  readonly catalogueProducts?: boolean | undefined
  readonly fixedAssetInvestment?: boolean | undefined
  readonly importsGoods?: boolean | undefined
  /** 个体经营户: in the full layer or in a sampled block. */
  readonly selfEmployedSample?: boolean | undefined
  readonly establishedYear?: number | undefined
  readonly establishedMonth?: number | undefined
  readonly openedYear?: number | undefined
  readonly openedMonth?: number | undefined
  readonly staffAtYearEnd?: number | undefined
}

export interface CodeItem {
  readonly code: string
  readonly name: string
  readonly parent?: string | null | undefined
  readonly note?: string | undefined
  readonly leaf?: boolean | undefined
  readonly level?: string | undefined
  readonly section?: string | undefined
  /** Unit of measure of what the item counts, e.g. 吨. */
  readonly unit?: string | null | undefined
  /** A line of totals among the others. */
  readonly total?: boolean | undefined
  /** Figures that belong to the item, e.g. `coefficient`. */
  readonly values?: Readonly<Record<string, number | undefined>> | undefined
}

/** One file of forms/codelists. */
export interface CodeListData {
  readonly id: string
  readonly title: string
  readonly edition: string
  readonly source: string
  readonly status: string
  readonly items: readonly CodeItem[]
}

/** The code lists at hand; `undefined` from `has` means the list is not loaded. */
export interface CodeLists {
  has(list: string, code: string): boolean | undefined
  item(list: string, code: string): CodeItem | undefined
}

/** Everything a check may look at. What is absent makes checks not applicable. */
export interface CheckContext {
  readonly answers: Answers
  /** Other forms of the same unit, by form id. */
  readonly others?: Readonly<Record<string, Answers>> | undefined
  /** The same form one year (or one census) before. */
  readonly previous?: Answers | undefined
  readonly unit?: UnitAttributes | undefined
  readonly codeLists?: CodeLists | undefined
  /** Area prefix of the office judging, e.g. `1406`. */
  readonly officeAreaPrefix?: string | undefined
  /** 标准时点, ISO date; 2023-12-31 when absent. */
  readonly referenceDate?: string | undefined
  /** Neighbours' distributions 同类单位的分位数, by indicator key or name. */
  readonly distributions?: Distributions | undefined
}

export type Distributions = Readonly<Record<string, Distribution>>

/** How a value is spread over units like this one. */
export interface Distribution {
  /** `p1`, `p99`, `p2.5`: the value below which so many of a hundred lie. */
  readonly [point: `p${number}`]: number
  /** How many units it is of. */
  readonly units?: number
  /** Which units, in Chinese, such as 同行业（06 煤炭开采和洗选业）、同规模（中型）. */
  readonly group?: string
}

export type CodeStatus = 'official' | 'fourth-census' | 'recalled' | 'placeholder'
export type Provenance = 'official' | 'fourth-census' | 'recalled' | 'project'
export type FilledBy = 'respondent' | 'office' | 'system' | 'device'

/** A property of form.schema.json: JSON Schema plus the x-* words of forms/meta. */
export interface PropertySchema {
  readonly title?: string
  readonly description?: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly pattern?: string
  readonly format?: string
  readonly enum?: readonly (string | number)[]
  readonly items?: PropertySchema
  readonly properties?: Readonly<Record<string, PropertySchema>>
  readonly additionalProperties?: boolean
  readonly 'x-code'?: string
  readonly 'x-code-status'?: CodeStatus
  readonly 'x-unit'?: string
  readonly 'x-provenance'?: Provenance
  readonly 'x-source'?: string
  readonly 'x-codelist'?: string
  /** The list holds codes of one place only; of others the county is looked up in a second list. */
  readonly 'x-codelist-elsewhere'?: {
    /** What every code of the list begins with. */
    readonly within: string
    /** Codes of six digits. */
    readonly list: string
  }
  /** Only codes below these may be chosen: sections B, C and D of the industries. */
  readonly 'x-within'?: readonly string[]
  /** Levels of the code list that may be chosen; without it, only its finest. */
  readonly 'x-levels'?: readonly string[]
  readonly 'x-filled-by'?: FilledBy
  readonly 'x-required'?: boolean | string
  readonly 'x-decimals'?: number
  readonly 'x-row-id'?: string
  /** The rows of a matrix: the code list whose items are its lines. */
  readonly 'x-rows'?: string
  /** Numeric expression of the check language; the cell is shown, not typed. */
  readonly 'x-computed'?: string
  /** The cell adds up from cells by period, which the generator adds beside it. */
  readonly 'x-periods'?: PeriodKind
  /** On a cell by period: the annual cell it adds up into. */
  readonly 'x-period-of'?: string
  readonly 'x-period'?: Period
}

export type PeriodKind = 'quarter' | 'half-year' | 'quarter-or-half-year'
export type Period = 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'H1' | 'H2'

/** 不适用、不掌握: why a numeric cell is left empty. Rows of the property `absences`. */
export interface Absence {
  /** `revenue`, `products[2].output`, or a matrix cell by its line: `energy{33}.consumption`. */
  readonly cell: string
  readonly kind: 'not-applicable' | 'unknown'
  /** Code of the list `absence-reasons`; for `unknown` only. */
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/** form.schema.json */
export interface FormSchema {
  readonly $schema?: string
  readonly $id: string
  readonly title: string
  readonly type: 'object'
  readonly additionalProperties: false
  readonly 'x-form': string
  readonly 'x-version': string
  readonly properties: Readonly<Record<string, PropertySchema>>
}

export interface LayoutRow {
  readonly key?: string
  /** Several cells on one line, one for each column of the section; null where there is none. */
  readonly keys?: readonly (string | null)[]
  /** Name of the line when `keys` share it. */
  readonly label?: string
  readonly line?: number
  readonly group?: string
  readonly indent?: number
  readonly prefix?: string
  readonly total?: boolean
  readonly heading?: string
  readonly visibleWhen?: string
}

export interface LayoutSection {
  readonly id: string
  readonly title?: string
  readonly kind: 'fields' | 'list' | 'table' | 'matrix'
  readonly rows?: readonly LayoutRow[]
  /** `list`: headings of the value columns; `table`, `matrix`: keys of the table's columns. */
  readonly columns?: readonly string[]
  /** `table`, `matrix`: the property holding the rows. */
  readonly key?: string
  /** `table`, `matrix`: columns under a common heading. */
  readonly groups?: readonly { readonly title: string; readonly columns: readonly string[] }[]
  /** Cells that add up from periods show one column each before the annual one. */
  readonly periods?: boolean
  readonly minRows?: number
  readonly visibleWhen?: string
}

/** layout.json: how the official table looks. */
export interface FormLayout {
  readonly form: string
  readonly version: string
  readonly title: string
  readonly head: {
    /** 表号; null where it is not known. */
    readonly tableNumber: string | null
    /** In lists, for a form without one. */
    readonly shortName?: string
    readonly issuingBody: string
    readonly issuingBodyStatus: string
    readonly approvalNumber: string | null
    readonly validUntil: string | null
    readonly approvalLine: string
  }
  readonly audience: 'enumerator' | 'enterprise' | 'surveyor'
  readonly periodKind: 'point' | 'year' | 'point-and-year'
  readonly period: string
  readonly unitOfMeasure: string | null
  readonly identity: readonly string[]
  readonly sections: readonly LayoutSection[]
  readonly footer: readonly string[]
}

export interface CommonMistake {
  readonly text: string
  /** Number of the rule of data quality it comes from, e.g. Q-40. */
  readonly source: string
  /** `excerpt`: read in a source; `recalled`: of the trade, not looked up; `design`: our own threshold. */
  readonly status: 'excerpt' | 'recalled' | 'design'
}

/** texts.zh.json */
export interface FormTexts {
  readonly form: {
    readonly about: string
    readonly howToFill: readonly string[]
    readonly reporting: string
    /** What respondents get wrong in this form. */
    readonly commonMistakes: readonly CommonMistake[]
  }
  readonly indicators: Readonly<
    Record<string, { readonly definition: string; readonly hint?: string }>
  >
}

/**
 * migration.json: where the answers given on the version before stand in this one. Paths are `key`,
 * `table.column` or, in `moved` only, a cell of a matrix line `table{line}.column`. What is not
 * listed stays where it is.
 */
export interface FormMigration {
  readonly form: string
  readonly version: string
  /** The version before. */
  readonly from: string
  readonly renamed?: Readonly<Record<string, string>>
  /** Between a cell of the form and a cell of a matrix line. */
  readonly moved?: Readonly<Record<string, string>>
  /** By the old path. New value = old value × times ÷ dividedBy, and only where that is exact. */
  readonly converted?: Readonly<Record<string, UnitConversion>>
  /** By the old path: old code → new code, or null where the new list has none for it. */
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  /** By the old path: asked in several cells now; a program cannot divide the value. */
  readonly split?: Readonly<
    Record<string, { readonly into: readonly string[]; readonly reason: string }>
  >
  /** By the old path: no longer asked, and why. */
  readonly dropped?: Readonly<Record<string, string>>
  /** Ids of checks that go on under another id, so that explanations go with them. */
  readonly checks?: Readonly<Record<string, string>>
}

export interface UnitConversion {
  readonly from: string
  readonly to: string
  readonly times: number
  readonly dividedBy?: number
}

/** 指标: one property of a form as exports, dictionaries and screens need it. */
export interface Indicator {
  readonly key: string
  readonly code: string
  readonly codeStatus: CodeStatus
  readonly name: string
  readonly unit: string | null
  readonly type: PropertySchema['type']
  readonly codeList: string | null
  readonly provenance: Provenance
  readonly filledBy: FilledBy
  /** Columns, when the property is a table. */
  readonly columns: readonly Indicator[]
}

/** What a check reads; the browser re-runs only the checks a change touches. */
export interface Dependencies {
  /** Own properties, by key (a table counts as one). */
  readonly own: readonly string[]
  readonly others: readonly string[]
  readonly previous: readonly string[]
  readonly unit: readonly string[]
  readonly codeLists: readonly string[]
  readonly distributions: readonly string[]
}

/** A cell the engine works out. `applies` null: always; otherwise only where it is true. */
export interface ComputedCell {
  readonly key: string
  /** The table and its column, or null for a cell of the form itself. */
  readonly table: string | null
  readonly column: string | null
  /** True when a row's value depends on no other row. */
  readonly rowLocal: boolean
  readonly dependencies: Dependencies
  applies: ((context: CheckContext, row: Row | null, rowNumber: number) => boolean | null) | null
  value(context: CheckContext, row: Row | null, rowNumber: number): MaybeExact
}

/** A condition written in a layout or an applicability rule. */
export interface Condition {
  readonly dependencies: Dependencies
  holds(context: CheckContext): boolean | null
}

export type CheckSource = 'official' | 'fourth-census' | 'recalled' | 'project'

/** A check as the generated module holds it. `outcome`: true, false, or null = not applicable. */
export interface CompiledCheck {
  readonly id: string
  readonly severity: Severity
  readonly kind: FindingKind
  readonly title: string
  readonly source: { readonly status: CheckSource; readonly text: string } | null
  readonly covers: readonly string[]
  readonly note: string
  /** The table whose rows the check visits one by one, or null. */
  readonly table: string | null
  /** True when a row's outcome depends on no other row of the table. */
  readonly rowLocal: boolean
  /** Own cells the finding points at; `.column` stands for a cell of the visited row. */
  readonly fields: readonly string[]
  readonly dependencies: Dependencies
  outcome(context: CheckContext, row: Row | null, rowNumber: number): boolean | null
  message(context: CheckContext, row: Row | null, rowNumber: number): string
  /** Absent where it asks for no percentiles. */
  readonly measures?: readonly Measure[]
}

/** What a check compares with percentiles: collected from all units, it gives them. */
export interface Measure {
  readonly name: string
  readonly points: readonly string[]
  /** null where the check does not apply or a number is missing. */
  value(context: CheckContext, row: Row | null, rowNumber: number): MaybeExact
}

/** One error as a stand-alone Ajv validator reports it. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

export interface SchemaValidator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

export interface FormDefinition {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly schema: FormSchema
  readonly layout: FormLayout
  readonly texts: FormTexts
  readonly indicators: readonly Indicator[]
  readonly validate: SchemaValidator
  readonly checks: readonly CompiledCheck[]
  /** Which publication the checks are of; absent for those the version was published with. */
  readonly ruleVersion?: string
  /** In an order in which each may rely on those before it. */
  readonly computed: readonly ComputedCell[]
  /** The `visibleWhen` of the layout, by their text. */
  readonly conditions: Readonly<Record<string, Condition>>
  /** Absent from the first version of a form. */
  readonly migration?: FormMigration
}

/** A version of a form, as lists name it before it is loaded. */
export interface FormVersion {
  readonly id: string
  readonly version: string
  /** Recorded in forms/published.json: it never changes again. */
  readonly published: boolean
  /** Of everything publishing fixes: an approval holds for this content only. */
  readonly contentHash: string
}

/** What a list of forms shows before a form is loaded. */
export interface FormSummary {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly audience: FormLayout['audience']
  readonly periodKind: FormLayout['periodKind']
  readonly period: string
}
