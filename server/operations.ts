/** Every HTTP operation of the contract, for the API description and for tests that walk them all. */
import * as accounts from './contract/accounts.ts'
import * as activation from './contract/activation.ts'
import * as areaMap from './contract/area-map.ts'
import * as areas from './contract/areas.ts'
import * as attention from './contract/attention.ts'
import * as attributeLists from './contract/attribute-lists.ts'
import * as audit from './contract/audit.ts'
import * as breach from './contract/breach.ts'
import * as certificate from './contract/certificate.ts'
import * as checks from './contract/checks.ts'
import * as coding from './contract/coding.ts'
import * as conduct from './contract/conduct.ts'
import * as devices from './contract/devices.ts'
import * as duplicates from './contract/duplicates.ts'
import * as enforcement from './contract/enforcement.ts'
import * as establishments from './contract/establishments.ts'
import * as evaluation from './contract/evaluation.ts'
import * as exchange from './contract/exchange.ts'
import * as fieldwork from './contract/fieldwork.ts'
import * as findings from './contract/findings.ts'
import * as frame from './contract/frame.ts'
import * as frameImport from './contract/frame-import.ts'
import * as identity from './contract/identity.ts'
import * as instruments from './contract/instruments.ts'
import * as ledger from './contract/ledger.ts'
import * as legalNotice from './contract/legal-notice.ts'
import * as listing from './contract/listing.ts'
import * as messages from './contract/messages.ts'
import * as omissions from './contract/omissions.ts'
import type { OperationShape } from './contract/operation.ts'
import * as placing from './contract/placing.ts'
import * as postEnumeration from './contract/post-enumeration.ts'
import * as progress from './contract/progress.ts'
import * as responses from './contract/responses.ts'
import * as retention from './contract/retention.ts'
import * as review from './contract/review.ts'
import * as selfEmployed from './contract/self-employed.ts'
import * as signIn from './contract/sign-in.ts'
import * as signOff from './contract/sign-off.ts'
import * as signedReceipt from './contract/signed-receipt.ts'
import * as unitAttributes from './contract/unit-attributes.ts'
import * as unitLedger from './contract/unit-ledger.ts'
import * as zones from './contract/zones.ts'

export const operations: readonly OperationShape[] = [
  identity,
  signIn,
  accounts,
  activation,
  devices,
  areas,
  areaMap,
  zones,
  instruments,
  checks,
  frame,
  frameImport,
  placing,
  ledger,
  duplicates,
  responses,
  signOff,
  signedReceipt,
  unitAttributes,
  attributeLists,
  review,
  findings,
  progress,
  exchange,
  unitLedger,
  establishments,
  legalNotice,
  certificate,
  audit,
  breach,
  enforcement,
  retention,
  evaluation,
  omissions,
  fieldwork,
  listing,
  attention,
  coding,
  conduct,
  messages,
  postEnumeration,
  selfEmployed,
]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter(isOperation)

function isOperation(value: unknown): value is OperationShape {
  return (
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    'path' in value &&
    'reply' in value
  )
}
