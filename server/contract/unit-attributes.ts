/**
 * Attributes of a unit that decide which forms it owes, and the forms it owes with the reason of
 * each. Offices set only what offices fill; what respondents are asked follows their forms.
 */
import { type Static, Type } from 'typebox'
import type { UnitAttribute } from '../../forms/engine/unit-attributes.ts'
import { UnitKind } from './frame.ts'
import { operation } from './operation.ts'
import { responseStates } from './response-state.ts'
import { Id, Instant } from './shapes.ts'

export const attributeOrigins = ['office', 'list', 'reported'] as const
export type AttributeOrigin = (typeof attributeOrigins)[number]
export type AttributeValue = string | boolean

/** How an office enters an attribute. */
export type AttributeEntry =
  | { readonly kind: 'code'; readonly list: string }
  | { readonly kind: 'choice'; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'yes-no' }

const yesNo = { kind: 'yes-no' } as const

/** 普查办填: attributes an office sets; all others come from the respondent's answers. */
export const officeAttributes = {
  industryCode: { kind: 'code', list: 'industry' },
  aboveScale: yesNo,
  reportCategory: { kind: 'code', list: 'report-categories' },
  professionalCategory: { kind: 'code', list: 'professional-categories' },
  unitSize: { kind: 'code', list: 'unit-sizes' },
  departmentList: { kind: 'choice', options: { finance: '金融', railway: '铁路' } },
  inputOutputSample: yesNo,
  selfEmployedSample: yesNo,
  rdActivities: yesNo,
  energyConversion: yesNo,
  unitEnergyCatalogue: yesNo,
  keyEnergyUser: yesNo,
  catalogueProducts: yesNo,
  fixedAssetInvestment: yesNo,
  importsGoods: yesNo,
} as const satisfies Readonly<Partial<Record<UnitAttribute, AttributeEntry>>>

export type OfficeAttribute = keyof typeof officeAttributes
export const officeAttributeNames = Object.keys(officeAttributes) as OfficeAttribute[]

/** 调查对象报: shown beside them, never set by an office. */
export const reportedAttributes = [
  'kind',
  'institutionType',
  'accountingStandardCategory',
  'severalEstablishments',
] as const satisfies readonly UnitAttribute[]

const Value = Type.Union([Type.String({ maxLength: 40 }), Type.Boolean()])

const AttributeRecord = Type.Object({
  value: Type.Union([Value, Type.Null()]),
  /** The value in words. */
  text: Type.String(),
  /** 普查办填 (`office`), 名录载入 (`list`), 随报表更新 (`reported`). */
  origin: Type.Enum([...attributeOrigins]),
  /** The form and response it followed, or the list it was loaded from. */
  source: Type.Union([Type.String(), Type.Null()]),
  reason: Type.Union([Type.String(), Type.Null()]),
  recordedAt: Instant,
  recordedBy: Type.String(),
})

export const CurrentAttribute = Type.Object({
  attribute: Type.String(),
  name: Type.String(),
  /** Null while it is not known. */
  value: Type.Union([Value, Type.Null()]),
  /** The value in words. */
  text: Type.String(),
  setBy: Type.Enum(['office', 'respondent']),
  /** Newest first; empty where the value came with the department's list. */
  history: Type.Array(AttributeRecord),
})
export type CurrentAttribute = Static<typeof CurrentAttribute>

const MissingAttribute = Type.Object({ attribute: Type.String(), name: Type.String() })

/** One form the unit owes, may owe, or owed. */
export const OwedForm = Type.Object({
  formId: Type.String(),
  formTitle: Type.String(),
  /** `undetermined` 待定: attributes in `missing` have to be known first. */
  outcome: Type.Enum(['owed', 'not-owed', 'undetermined']),
  reason: Type.Union([Type.String(), Type.Null()]),
  missing: Type.Array(MissingAttribute),
  /** Null while none has been opened for it. */
  response: Type.Union([
    Type.Object({
      responseId: Type.String(),
      state: Type.Enum([...responseStates]),
      revisions: Type.Integer(),
      /** Since when it is no longer owed 已不再应填; what was filled in is kept. */
      fellAwayAt: Type.Union([Instant, Type.Null()]),
    }),
    Type.Null(),
  ]),
})
export type OwedForm = Static<typeof OwedForm>

export const OwedForms = Type.Object({
  unitId: Id,
  kind: UnitKind,
  attributes: Type.Array(CurrentAttribute),
  /** Owed and undetermined forms, and those that fell away with answers kept. */
  forms: Type.Array(OwedForm),
  /** Whether the caller may change the office's attributes. */
  mayChange: Type.Boolean(),
})
export type OwedForms = Static<typeof OwedForms>

export const getOwedForms = operation({
  id: 'getOwedForms',
  method: 'GET',
  path: '/api/units/{unitId}/owed-forms',
  summary: 'Attributes of a unit with their history, and the forms it owes with the reason of each',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  reply: OwedForms,
  problems: ['not-found', 'not-allowed'],
})

/** Attribute → new value; null: not known any more. Members left out stay. */
export const AttributeChanges = Type.Object(
  Object.fromEntries(officeAttributeNames.map((name) => [name, changeable()])) as Record<
    OfficeAttribute,
    ReturnType<typeof changeable>
  >,
  { additionalProperties: false },
)
export type AttributeChanges = Static<typeof AttributeChanges>

function changeable() {
  return Type.Optional(Type.Union([Value, Type.Null()]))
}

const FormAndReason = Type.Object({
  formId: Type.String(),
  formTitle: Type.String(),
  reason: Type.Union([Type.String(), Type.Null()]),
  missing: Type.Array(MissingAttribute),
})

export const AttributePreview = Type.Object({
  /** Forms that come to be owed. */
  appears: Type.Array(FormAndReason),
  /** Forms no longer owed. Answers are kept, can be read, and count again if it is owed again. */
  fallsAway: Type.Array(
    Type.Object({
      formId: Type.String(),
      formTitle: Type.String(),
      answersKept: Type.Boolean(),
    }),
  ),
  stays: Type.Array(FormAndReason),
  undetermined: Type.Array(FormAndReason),
})
export type AttributePreview = Static<typeof AttributePreview>

export const previewAttributeChange = operation({
  id: 'previewAttributeChange',
  method: 'POST',
  path: '/api/units/{unitId}/attribute-changes/preview',
  summary:
    'What a change of office-filled attributes would do to the forms of a unit; changes nothing',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  body: { kind: 'json', schema: Type.Object({ changes: AttributeChanges }) },
  reply: AttributePreview,
  problems: ['not-found', 'not-allowed', 'code-not-in-list', 'body-not-acceptable'],
})

export const changeUnitAttributes = operation({
  id: 'changeUnitAttributes',
  method: 'POST',
  path: '/api/units/{unitId}/attribute-changes',
  summary: 'Change office-filled attributes of a unit with a reason; forms follow (repeat-safe)',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ unitId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ changes: AttributeChanges, reason: Type.String({ maxLength: 500 }) }),
  },
  reply: OwedForms,
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})
