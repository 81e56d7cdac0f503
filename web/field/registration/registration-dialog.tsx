/**
 * 登记: what is still in the way; then the enumerator's certificate for the respondent to see, how and
 * where it was collected, and the respondent's confirmation and signature.
 */
import { useEffect, useState } from 'react'
import type { Finding } from '../../../forms/engine/types.ts'
import {
  FARTHEST_OUTSIDE_METRES,
  type Registration,
  registrationFaults,
  registrationFaultTexts,
  registrationMethodNames,
  registrationMethods,
} from '../../../server/contract/registration.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { PhotoStrip } from '../photos/photo-strip.tsx'
import { Certificate } from './certificate.tsx'
import { findPlace } from './find-place.ts'
import { SignaturePad } from './signature-pad.tsx'

export interface RegistrationDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly unitId: string
  readonly blockCode: string | null
  /** Mandatory findings, and verify findings without explanation. */
  readonly blockers: readonly Finding[]
  /** Prefilled values nobody has looked at yet. */
  readonly unconfirmed: number
  /** Something was changed after the respondent signed. */
  readonly signatureVoid: boolean
  readonly report: (
    registration: Omit<Registration, 'signature'>,
    signature: { readonly signer: string; readonly strokes: string },
  ) => Promise<void>
  /** Keeps it unreported: only reached by telephone. */
  readonly keepAsDraft: (registration: Omit<Registration, 'signature'>) => Promise<void>
}

type Step = 'certificate' | 'place' | 'signature'
const steps: readonly (readonly [Step, string])[] = [
  ['certificate', '出示证件'],
  ['place', '方式与位置'],
  ['signature', '确认签字'],
]

/** Beyond this the place says little; it is kept all the same. */
const POOR_ACCURACY_METRES = 100
/** What a signature would be over; here only its presence is asked after. */
const UNSIGNED_HASH = ''

export function RegistrationDialog(props: RegistrationDialogProps) {
  const { open, onOpenChange, blockers, unconfirmed, unitId, blockCode } = props
  const { database } = useDevice()
  const [step, setStep] = useState<Step>('certificate')
  const [method, setMethod] = useState<Registration['method']>('on-site')
  const [point, setPoint] = useState<Registration['point']>()
  const [outsideMetres, setOutsideMetres] = useState<number | null>(null)
  const [outsideReason, setOutsideReason] = useState('')
  const [placeFault, setPlaceFault] = useState<string>()
  const [finding, setFinding] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const [signer, setSigner] = useState('')
  const [strokes, setStrokes] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const photoIds = useDeviceData(
    async (device) =>
      (await device.getAll('photos'))
        .filter((photo) => photo.description.subject.id === unitId)
        .map(({ id }) => id),
    unitId,
  )
  useEffect(() => {
    if (open) return
    // The next respondent begins at the beginning; a signature never carries over.
    setStep('certificate')
    setAgreed(false)
    setStrokes('')
    setFault(undefined)
  }, [open])

  const blocked = blockers.length > 0 || unconfirmed > 0
  const registration: Omit<Registration, 'signature'> = {
    method,
    ...(point ? { point } : {}),
    ...(outsideMetres !== null && outsideMetres > 0
      ? { outside: { metres: outsideMetres, reason: outsideReason.trim() } }
      : {}),
    photoIds: [...(photoIds ?? [])].slice(0, 20),
  }
  const [missing] = registrationFaults(registration, UNSIGNED_HASH, outsideMetres).filter(
    (each) => each !== 'no-signature',
  )

  const locate = async () => {
    setFinding(true)
    setPlaceFault(undefined)
    try {
      const found = await findPlace(database, blockCode)
      setPoint(found.point)
      setOutsideMetres(found.metresOutside)
    } catch (error) {
      setPlaceFault(error instanceof Error ? error.message : '')
    }
    setFinding(false)
  }
  const act = async (work: () => Promise<void>) => {
    setPending(true)
    setFault(undefined)
    try {
      await work()
    } catch {
      setFault('没有存下，请不要关闭本页，再试一次')
    }
    setPending(false)
  }

  if (blocked) {
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        size="medium"
        title="还不能报送"
        actions={
          <Button size="large" onClick={() => onOpenChange(false)}>
            返回修改
          </Button>
        }
      >
        <p>强制性问题须改正，核实性问题须写明原因，预填内容须确认。</p>
        <ul className="field-blockers">
          {unconfirmed > 0 && <li>预填 {unconfirmed} 项待确认</li>}
          {blockers.map((each) => (
            <li key={`${each.rule}@${each.fields.join()}`}>
              <SeverityMark severity={each.severity} /> {each.message}
            </li>
          ))}
        </ul>
      </Dialog>
    )
  }

  const signatureReason = !agreed
    ? '请先由调查对象确认'
    : signer.trim() === ''
      ? '请填签字人姓名'
      : strokes === ''
        ? '请调查对象签字'
        : undefined

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="large"
      title="核对并报送"
      actions={
        <>
          {step !== 'certificate' && (
            <Button
              size="large"
              onClick={() => setStep(step === 'signature' ? 'place' : 'certificate')}
            >
              上一步
            </Button>
          )}
          {step === 'certificate' && (
            <Button variant="primary" size="large" onClick={() => setStep('place')}>
              对象已看过证件
            </Button>
          )}
          {step === 'place' && method === 'on-site' && (
            <Button
              variant="primary"
              size="large"
              reason={missing && registrationFaultTexts[missing]}
              reasonPlace="beside"
              onClick={() => setStep('signature')}
            >
              下一步
            </Button>
          )}
          {step === 'place' && method === 'telephone' && (
            <Button
              size="large"
              pending={pending}
              onClick={() => void act(() => props.keepAsDraft(registration))}
            >
              存为草稿，不报送
            </Button>
          )}
          {step === 'signature' && (
            <Button
              variant="primary"
              size="large"
              pending={pending}
              reason={signatureReason}
              reasonPlace="beside"
              onClick={() =>
                void act(() => props.report(registration, { signer: signer.trim(), strokes }))
              }
            >
              报送
            </Button>
          )}
        </>
      }
    >
      <ol className="field-steps" aria-label="步骤">
        {steps.map(([id, name], at) => (
          <li key={id} aria-current={id === step ? 'step' : undefined}>
            {at + 1} {name}
          </li>
        ))}
      </ol>
      {props.signatureVoid && (
        <p role="alert" className="field-alert">
          {registrationFaultTexts['signature-void']}
        </p>
      )}
      {step === 'certificate' && <Certificate />}
      {step === 'place' && (
        <div className="field-section">
          <div className="field-outcomes" role="radiogroup" aria-label="登记方式">
            {registrationMethods.map((each) => (
              <label
                key={each}
                className="field-outcome"
                data-chosen={method === each || undefined}
              >
                <input
                  type="radio"
                  name="method"
                  checked={method === each}
                  onChange={() => setMethod(each)}
                />
                {registrationMethodNames[each]}
              </label>
            ))}
          </div>
          {method === 'telephone' ? (
            <p role="alert" className="field-alert">
              {registrationFaultTexts['telephone-only']}
            </p>
          ) : (
            <>
              <div className="field-row-actions">
                <Button
                  icon="location"
                  size="large"
                  pending={finding}
                  onClick={() => void locate()}
                >
                  {point ? '重新定位' : '定位'}
                </Button>
                <PlaceWords point={point} outsideMetres={outsideMetres} />
              </div>
              {placeFault && (
                <p role="alert" className="field-alert">
                  {placeFault}
                </p>
              )}
              {outsideMetres !== null && outsideMetres > FARTHEST_OUTSIDE_METRES && (
                <TextField
                  label="为什么在小区外"
                  value={outsideReason}
                  onChange={setOutsideReason}
                  maxLength={500}
                  hint="如“单位搬迁中，在新址登记”"
                />
              )}
              {blockCode && (
                <PhotoStrip
                  subject={{ kind: 'unit', id: unitId }}
                  blockCode={blockCode}
                  purposes={['licence', 'shop-front']}
                  {...(point ? { point: pointOnly(point) } : {})}
                />
              )}
            </>
          )}
        </div>
      )}
      {step === 'signature' && (
        <div className="field-section">
          <label className="field-agree">
            <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} />
            <span>已将所填内容念给或交给调查对象核对，调查对象确认属实。</span>
          </label>
          <TextField
            label="签字人"
            value={signer}
            onChange={setSigner}
            maxLength={60}
            hint="单位负责人、法定代表人，或个体经营者本人"
          />
          <SignaturePad strokes={strokes} onChange={setStrokes} />
          <p className="field-row-note">
            签字只对当前内容有效，此后改动任何一项，须请调查对象重新确认并签字。
          </p>
        </div>
      )}
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}

function pointOnly({ longitude, latitude, accuracyMetres }: NonNullable<Registration['point']>) {
  return { longitude, latitude, accuracyMetres }
}

interface PlaceWordsProps {
  readonly point: Registration['point']
  readonly outsideMetres: number | null
}

function PlaceWords({ point, outsideMetres }: PlaceWordsProps) {
  if (!point) return <span className="field-row-note">还没有定位。定位只在登记时取一次。</span>
  const poor = point.accuracyMetres > POOR_ACCURACY_METRES
  const outside = outsideMetres !== null && outsideMetres > 0
  return (
    <span role="status">
      已定位，误差约 {point.accuracyMetres} 米
      {poor && <span className="field-open">（误差较大，可到室外重试）</span>}
      {outside && (
        <strong className="field-open">
          {' '}
          ⚠ 在小区边界外 {outsideMetres.toLocaleString('zh-CN')} 米
        </strong>
      )}
    </span>
  )
}
