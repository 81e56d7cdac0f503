/**
 * Short news of what just happened, read aloud politely, with at most one act (mostly 撤销).
 * Never the only place of an error: what must be mended stands where it must be mended.
 */
import { Toast } from '@base-ui/react/toast'
import { type ReactNode, useMemo } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './toast.css'

export interface ToastNews {
  readonly title: string
  readonly description?: string
  readonly tone?: 'news' | 'accepted' | 'verify' | 'mandatory'
  /** E.g. { label: '撤销', onAct: undo }; gives the reader 10 s instead of 5. */
  readonly action?: { readonly label: string; readonly onAct: () => void }
}

export function ToastRegion({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="ui-toasts" aria-label="通知">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

/** `const toast = useToast(); toast({ title: '已退回', action: { label: '撤销', onAct: undo } })` */
export function useToast(): (news: ToastNews) => void {
  const { add, close } = Toast.useToastManager()
  return useMemo(
    () => (news: ToastNews) => {
      const { action } = news
      const id = add({
        title: news.title,
        description: news.description,
        type: news.tone ?? 'news',
        timeout: action ? 10_000 : 5_000,
        actionProps: action && {
          children: action.label,
          onClick: () => {
            action.onAct()
            close(id)
          },
        },
      })
    },
    [add, close],
  )
}

const signs: Readonly<Record<string, IconName>> = {
  accepted: 'accepted',
  verify: 'verify',
  mandatory: 'mandatory',
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => {
    const sign = signs[toast.type ?? '']
    return (
      <Toast.Root key={toast.id} toast={toast} className="ui-toast">
        <Toast.Content className="ui-toast-content">
          {sign && (
            <span className="ui-toast-sign">
              <Icon name={sign} />
            </span>
          )}
          <div className="ui-toast-text">
            <Toast.Title className="ui-toast-title" />
            <Toast.Description className="ui-toast-description" />
          </div>
          <Toast.Action className="ui-toast-action" />
          <Toast.Close className="ui-toast-close" aria-label="关闭通知">
            <Icon name="close" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    )
  })
}
