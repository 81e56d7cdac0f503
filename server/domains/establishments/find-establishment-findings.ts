/**
 * Where a basic form or a list of establishments leaves out what is known of the legal unit. Called when
 * a revision is judged; the portal shows the same beforehand.
 */
import {
  establishmentFindings,
  establishmentRows,
  tellsOfEstablishments,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Answers, Finding } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { UnitRow } from '../frame/index.ts'
import type { ReportedEstablishments } from './ports.ts'
import { isApart, readKnown } from './read-known.ts'

export interface EstablishmentSubject {
  readonly formId: string
  readonly period: string
  readonly findNamedBy: () => Promise<ReportedEstablishments['namedBy']>
}

export async function findEstablishmentFindings(
  db: Executor,
  unit: UnitRow,
  { formId, period, findNamedBy }: EstablishmentSubject,
  answers: Readonly<Record<string, unknown>>,
): Promise<readonly Finding[]> {
  if (unit.kind !== 'legalUnit' || !tellsOfEstablishments(formId)) return []
  const rows = establishmentRows(answers)
  const known = await readKnown(db, unit, { namedBy: await findNamedBy(), rows, period })
  // The comparison reads names and codes and takes any JSON.
  return establishmentFindings(formId, known.filter(isApart), answers as Answers)
}
