/** What each class of records consists of, in the order in which it is destroyed: what points at others first. */
import type { RecordClass } from '../../contract/retention.ts'
import type { RetainedTable, RetainedTables } from '../../platform/database/retained-table.ts'
import { retained as ofAttention } from '../attention/index.ts'
import { retained as ofCoding } from '../coding/index.ts'
import { retained as ofConduct } from '../conduct/index.ts'
import { retained as ofEstablishments } from '../establishments/index.ts'
import { retained as ofFieldwork } from '../fieldwork/index.ts'
import { retained as ofFindings } from '../findings/index.ts'
import { retained as ofFrame } from '../frame/index.ts'
import { retained as ofIdentity } from '../identity/index.ts'
import { retained as ofLedger } from '../ledger/index.ts'
import { retained as ofLinkage } from '../linkage/index.ts'
import { retained as ofListing } from '../listing/index.ts'
import { retained as ofMessages } from '../messages/index.ts'
import { retained as ofOmissions } from '../omissions/index.ts'
import { retained as ofPostEnumeration } from '../post-enumeration/index.ts'
import { retained as ofResponses } from '../responses/index.ts'
import { retained as ofReview } from '../review/index.ts'
import { retained as ofSelfEmployed } from '../self-employed/index.ts'

/** Highest domain first: a domain may point at those below it. */
const domains: readonly RetainedTables[] = [
  ...[
    ofListing,
    ofFieldwork,
    ofSelfEmployed,
    ofPostEnumeration,
    ofOmissions,
    ofCoding,
    ofAttention,
  ],
  ...[
    ofMessages,
    ofFindings,
    ofReview,
    ofConduct,
    ofResponses,
    ofEstablishments,
    ofLedger,
    ofLinkage,
    ofFrame,
    ofIdentity,
  ],
]

const inDomains = (each: RecordClass): readonly RetainedTable[] =>
  domains.flatMap((tables) => tables[each] ?? [])

export const tablesOfClass: Readonly<Record<RecordClass, readonly RetainedTable[]>> = {
  responses: inDomains('responses'),
  'field-material': inDomains('field-material'),
  lists: inDomains('lists'),
  'unit-ledgers': inDomains('unit-ledgers'),
  correspondence: inDomains('correspondence'),
  units: inDomains('units'),
}

/** Kinds of subjects whose entries in the trail are emptied with a class; those of no class stay whole. */
export const trailKindsOfClass: Readonly<Record<RecordClass, readonly string[]>> = {
  responses: [
    ...['response', 'responses', 'revision', 'quarantine', 'quarantined-upload', 'prior-response'],
    ...['cross-unit-case', 'signal', 'signals', 'finding-batch'],
  ],
  'field-material': ['field-act', 'field-acts', 'photo', 'photos', 'evidence'],
  lists: ['frame-import', 'attribute-list', 'frame-source'],
  'unit-ledgers': ['unit-ledger'],
  correspondence: ['reminders', 'message-threads', 'notice-batch'],
  units: [
    ...['unit', 'units', 'enforcement-unit', 'duplicate-pair', 'omission-signal', 'coding-act'],
    ...['household-sample', 'pes-survey', 'listing-signature'],
  ],
}
