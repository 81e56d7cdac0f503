/** Every HTTP operation of the contract, for the API description and for tests that walk them all. */
import * as areas from './contract/areas.ts'
import * as attributeLists from './contract/attribute-lists.ts'
import * as checks from './contract/checks.ts'
import * as duplicates from './contract/duplicates.ts'
import * as frame from './contract/frame.ts'
import * as identity from './contract/identity.ts'
import * as instruments from './contract/instruments.ts'
import type { OperationShape } from './contract/operation.ts'
import * as responses from './contract/responses.ts'
import * as review from './contract/review.ts'
import * as unitAttributes from './contract/unit-attributes.ts'

export const operations: readonly OperationShape[] = [
  identity,
  areas,
  instruments,
  checks,
  frame,
  duplicates,
  responses,
  unitAttributes,
  attributeLists,
  review,
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
