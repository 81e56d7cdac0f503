/** Every HTTP operation of the contract, for the API description and for tests that walk them all. */
import * as areas from './contract/areas.ts'
import * as checks from './contract/checks.ts'
import * as fieldwork from './contract/fieldwork.ts'
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
  responses,
  unitAttributes,
  review,
  fieldwork,
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
