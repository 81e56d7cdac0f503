/** The photo on the certificate of an enumerator or supervisor: seen, put in, replaced. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import {
  getCertificatePhoto,
  putCertificatePhoto,
} from '../../../../server/contract/certificate.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { shrinkPicture } from '../../../shell/shrink-picture.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

/** Pixels of the longer side: sharp on a tablet, some 40 kB. */
const LARGEST_SIDE = 480
const QUALITY = 0.85

export interface CertificatePhotoProps {
  readonly accountId: string
  readonly name: string
}

export function CertificatePhoto({ accountId, name }: CertificatePhotoProps) {
  const params = { accountId }
  const inputId = useId()
  const toast = useToast()
  const { data, error, refetch } = useQuery(queryFor(getCertificatePhoto, { params }))
  const put = useMutation({
    mutationFn: async (file: File) => {
      const body = await shrinkPicture(file, LARGEST_SIDE, QUALITY).catch(() => null)
      if (body === null) return false
      await call(putCertificatePhoto, { params, body })
      return true
    },
    onSuccess: (done) => {
      if (!done) return
      toast({ title: '照片已放上普查员证，平板下次联网后显示', tone: 'accepted' })
      void refetch()
    },
  })
  return (
    <section>
      <h3>普查员证照片</h3>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && (
        <div className="office-portrait">
          {data.photo === null ? (
            <p className="office-aside">还没有照片。证上须有本人照片，请用近期正面免冠照。</p>
          ) : (
            <img src={data.photo} alt={`${name}的照片`} />
          )}
          <div>
            {data.setAt !== null && (
              <p className="office-aside">
                <TimeStamp at={data.setAt} /> 放上
              </p>
            )}
            <label htmlFor={inputId}>{data.photo === null ? '选择照片' : '换照片'}</label>
            <input
              id={inputId}
              type="file"
              className="ui-unseen"
              accept="image/*"
              disabled={put.isPending}
              onChange={(event) => {
                const file = event.target.files?.[0]
                event.target.value = ''
                if (file) put.mutate(file)
              }}
            />
          </div>
        </div>
      )}
      {put.data === false && <p role="alert">这个文件不是图片，请另选一张</p>}
      {put.error && <Failure error={put.error} />}
    </section>
  )
}
