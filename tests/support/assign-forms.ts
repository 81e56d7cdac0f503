/** Opens responses whatever the units owe: for tests that are about something else. */
import { findUnits } from '../../server/domains/frame/index.ts'
import { newResponse } from '../../server/domains/responses/new-response.ts'
import { insertResponses } from '../../server/domains/responses/store.ts'
import type { Context } from '../../server/platform/context.ts'

export interface FormAssignment {
  readonly unitId: string
  readonly formId: string
  readonly formVersion: string
  readonly period: string
  readonly dueDate: string | null
}

export async function assignForms(
  { database, clock }: Context,
  assignments: readonly FormAssignment[],
): Promise<void> {
  await database.write(async (tx) => {
    const createdAt = clock.now()
    const units = await findUnits(tx, [...new Set(assignments.map(({ unitId }) => unitId))])
    await insertResponses(
      tx,
      assignments.map((each) => newResponse(units.get(each.unitId)!, { ...each, createdAt })),
    )
  })
}
