/** Photographs of one thing: those taken here, and a button for each purpose that opens the camera. */
import { useEffect, useState } from 'react'
import {
  type PhotoDescription,
  photoPurposeNames,
  type photoPurposes,
} from '../../../server/contract/fieldwork.ts'
import type { PhotoRecord } from '../../outbox/photos/photo.ts'
import { Icon } from '../../ui/icon.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { takePhoto } from './take-photo.ts'

export interface PhotoStripProps {
  readonly subject: PhotoDescription['subject']
  readonly blockCode: string
  readonly purposes: readonly (typeof photoPurposes)[number][]
  readonly point?: PhotoDescription['point']
  readonly onTaken?: (photo: PhotoRecord) => void
}

export function PhotoStrip({ subject, blockCode, purposes, point, onTaken }: PhotoStripProps) {
  const { database, sender } = useDevice()
  const [fault, setFault] = useState<string>()
  const [pending, setPending] = useState(false)
  const photos = useDeviceData(
    async (device) =>
      (await device.getAllFromIndex('photos', 'takenAt')).filter(
        (photo) => photo.description.subject.id === subject.id,
      ),
    subject.id,
  )
  const take = async (file: File, purpose: (typeof photoPurposes)[number]) => {
    setPending(true)
    setFault(undefined)
    try {
      const taken = await takePhoto(database, file, {
        ...{ subject, blockCode, purpose },
        ...(point ? { point } : {}),
      })
      onTaken?.(taken)
      sender.kick()
    } catch (error) {
      setFault(
        error instanceof DOMException && error.name === 'InvalidStateError'
          ? '这个文件不是照片，请重新拍'
          : saveFault(error),
      )
    }
    setPending(false)
  }
  return (
    <section aria-label="照片" className="field-photos">
      {photos?.map((photo) => (
        <Thumbnail key={photo.id} photo={photo} />
      ))}
      {purposes.map((purpose) => (
        <label key={purpose} className="field-file" aria-busy={pending || undefined}>
          <Icon name="camera" /> 拍{photoPurposeNames[purpose]}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file && !pending) void take(file, purpose)
            }}
          />
        </label>
      ))}
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </section>
  )
}

function Thumbnail({ photo }: { photo: PhotoRecord }) {
  const [address, setAddress] = useState<string>()
  const { bytes, status, description } = photo
  useEffect(() => {
    if (bytes.length === 0) return
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  const name = photoPurposeNames[description.purpose]
  return (
    <figure className="field-thumbnail">
      {address && bytes.length > 0 ? (
        <img src={address} alt={`${name}照片`} />
      ) : (
        <span className="field-done">✔</span>
      )}
      <figcaption className="field-row-note">
        {name} {status === 'received' ? '已收到' : '在本机'}
      </figcaption>
    </figure>
  )
}
