/** How badly lists are kept. Each regime is another city's offices; the last is never tuned on. */

export interface Regime {
  readonly id: string
  readonly title: string
  /** Of rows that should carry a code. */
  readonly codeMissing: number
  readonly codeMangled: number
  readonly codeOld: number
  readonly nameFormer: number
  readonly nameShortened: number
  readonly nameTypo: number
  readonly nameStyled: number
  readonly personMissing: number
  readonly personChanged: number
  readonly personTypo: number
  readonly phoneMissing: number
  readonly phoneOther: number
  readonly phoneTypo: number
  readonly agentPhone: number
  readonly addressOther: number
  readonly addressShortened: number
  readonly addressMissing: number
  readonly areaWrong: number
  readonly areaMissing: number
  readonly industryOther: number
  readonly foundOther: number
  readonly pointMissing: number
  readonly pointNoiseMetres: number
  readonly repeated: number
  readonly parentCode: number
  /** Which slips typing makes: by sound (pinyin), by shape or loss, or by a worn scanner. */
  readonly slips: readonly ('sound' | 'loss' | 'swap' | 'insert' | 'traditional')[]
}

const usual: Regime = {
  id: 'usual',
  title: '一般',
  codeMissing: 0.22,
  codeMangled: 0.09,
  codeOld: 0.12,
  nameFormer: 0.06,
  nameShortened: 0.2,
  nameTypo: 0.07,
  nameStyled: 0.2,
  personMissing: 0.1,
  personChanged: 0.08,
  personTypo: 0.04,
  phoneMissing: 0.15,
  phoneOther: 0.25,
  phoneTypo: 0.03,
  agentPhone: 0.06,
  addressOther: 0.12,
  addressShortened: 0.2,
  addressMissing: 0.03,
  areaWrong: 0.02,
  areaMissing: 0.1,
  industryOther: 0.22,
  foundOther: 0.08,
  pointMissing: 0.3,
  pointNoiseMetres: 30,
  repeated: 0.012,
  parentCode: 0.3,
  slips: ['sound', 'loss', 'swap', 'traditional'],
}

export const regimes: readonly Regime[] = [
  usual,
  {
    ...usual,
    id: 'tidy',
    title: '规范',
    codeMissing: 0.08,
    codeMangled: 0.03,
    codeOld: 0.03,
    nameShortened: 0.08,
    nameTypo: 0.02,
    personChanged: 0.05,
    phoneOther: 0.15,
    addressOther: 0.08,
  },
  {
    ...usual,
    id: 'poor',
    title: '很差',
    codeMissing: 0.35,
    codeMangled: 0.15,
    codeOld: 0.15,
    nameFormer: 0.1,
    nameShortened: 0.35,
    nameTypo: 0.12,
    personMissing: 0.2,
    personChanged: 0.12,
    phoneMissing: 0.3,
    phoneOther: 0.35,
    addressOther: 0.2,
    addressShortened: 0.35,
    areaMissing: 0.3,
    industryOther: 0.35,
    pointMissing: 0.6,
    pointNoiseMetres: 120,
  },
  {
    ...usual,
    id: 'held-out',
    title: '留测',
    codeMissing: 0.28,
    codeMangled: 0.12,
    codeOld: 0.08,
    nameFormer: 0.08,
    nameShortened: 0.3,
    nameTypo: 0.1,
    nameStyled: 0.35,
    personMissing: 0.15,
    personTypo: 0.08,
    phoneOther: 0.3,
    agentPhone: 0.12,
    addressOther: 0.15,
    addressShortened: 0.3,
    industryOther: 0.3,
    foundOther: 0.15,
    pointMissing: 0.45,
    pointNoiseMetres: 60,
    repeated: 0.02,
    parentCode: 0.5,
    slips: ['insert', 'loss', 'swap'],
  },
]
