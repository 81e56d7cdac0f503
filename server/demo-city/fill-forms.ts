/**
 * Fills the forms one unit owes, but for its listing form. Books are kept once and copied into each
 * form; what office and system fill in is kept apart.
 */
import {
  basicsAnswers,
  establishmentBasics,
  frameRecordIdOf,
  signature,
  smallBasics,
} from './basics-answers.ts'
import type { Figures } from './books/books-year.ts'
import { type Books, keepBooks } from './books/keep-books.ts'
import { selfEmployedYear } from './books/self-employed-year.ts'
import type {
  Answers,
  CityEstablishment,
  CityLegalUnit,
  CityResponse,
  CitySelfEmployed,
  CityUnit,
  FormId,
} from './city.ts'
import { copyFigures } from './copy-figures.ts'
import { establishmentRows } from './establishment-answers.ts'
import type { Random } from './random.ts'

export interface Filling {
  readonly statistician: string
  readonly branches: readonly CityEstablishment[]
  readonly parent?: CityUnit
  readonly random: Random
}

/** Forms a unit reported a year ago too; the census itself comes every five years. */
const yearly = /^(602|605-|607-2|609|[A-Z]60[34])/

export function fillForms(
  unit: CityUnit,
  forms: readonly FormId[],
  filling: Filling,
): CityResponse[] {
  const books =
    unit.kind === 'legalUnit' && forms.length > 0 ? keepBooks(unit, filling.random) : undefined
  return forms.map((form): CityResponse => {
    const { answers, officeAnswers } = fill(unit, form, filling, books)
    const before = books?.before && yearly.test(form) ? books.before : undefined
    return {
      synthetic: true,
      id: `${unit.id}-${form}`,
      unitId: unit.id,
      form,
      version: '2023.1',
      period: '2023',
      answers: copyFigures(form, answers),
      officeAnswers,
      ...(before ? { previous: copyFigures(form, before) } : {}),
    }
  })
}

interface Filled {
  readonly answers: Figures
  readonly officeAnswers: Answers
}

function fill(unit: CityUnit, form: FormId, filling: Filling, books: Books | undefined): Filled {
  switch (unit.kind) {
    case 'legalUnit':
      return fillLegalUnit(unit, form, filling, books!)
    case 'establishment':
      return {
        answers: establishmentBasics(unit, filling.parent!),
        officeAnswers: {
          ...officeBasics(unit),
          owningUnitAreaCode: filling.parent!.location.areaCode,
        },
      }
    case 'selfEmployed':
      return {
        answers: selfEmployedYear(unit, filling.random),
        officeAnswers: officeSample(unit),
      }
  }
}

function fillLegalUnit(
  unit: CityLegalUnit,
  form: FormId,
  { statistician, branches }: Filling,
  { figures, serviceInputs }: Books,
): Filled {
  const signed = signature(unit, statistician)
  const officeAnswers = { unifiedSocialCreditCode: unit.creditCode, unitName: unit.name }
  switch (form) {
    case '601':
      return {
        answers: basicsAnswers(unit, statistician),
        officeAnswers: { ...officeBasics(unit), reportCategory: unit.reportCategory },
      }
    case '611':
      return { answers: smallBasics(unit), officeAnswers: officeBasics(unit) }
    case '601-1':
    case '611-1': {
      const rows = establishmentRows(unit, branches)
      return {
        answers: { ...signed, establishments: rows.answers },
        officeAnswers: { ...officeAnswers, establishments: rows.office },
      }
    }
    case '611-5':
      return {
        answers: { ...figures, ...signed },
        officeAnswers: {
          ...officeAnswers,
          ...(figures.projects
            ? {
                projects: [
                  { projectAreaCode: unit.location.areaCode, industryCode: unit.industryCode },
                ],
              }
            : {}),
        },
      }
    case 'IO-2':
      return { answers: { ...serviceInputs, ...signed }, officeAnswers }
    default:
      return { answers: { ...figures, ...signed }, officeAnswers }
  }
}

function officeBasics(unit: CityLegalUnit | CityEstablishment): Answers {
  return {
    industryCode: unit.industryCode,
    professionalCategory: professionOf(unit),
    censusBlockCode: unit.blockCode,
    buildingCode: unit.buildingCode,
    frameRecordId: frameRecordIdOf(unit),
  }
}

/** 专业类别: the statistics office that will look at the unit. */
function professionOf({ reportCategory }: CityUnit): string {
  switch (reportCategory) {
    case 'B1':
      return 'B'
    case 'U':
    case 'A':
      return 'F'
    default:
      return reportCategory
  }
}

function officeSample({ location, industryCode, sample }: CitySelfEmployed): Answers {
  return {
    locationAreaCode: location.areaCode,
    industryCode,
    ...(sample ? { surveyStratum: sample.stratum } : {}),
    ...(sample?.stratum === '2'
      ? { sampleBlockCode: sample.blockCode, samplingWeight: sample.weight }
      : {}),
  }
}
