/** The head and foot of every page here: whose census this is, and what the law promises. */
import type { ReactNode } from 'react'

export interface SignInFrameProps {
  readonly title: string
  readonly children: ReactNode
  /** Pages with lists take more room. */
  readonly wide?: boolean
}

export function SignInFrame({ title, children, wide }: SignInFrameProps) {
  return (
    <main className="sign-in" data-wide={wide || undefined}>
      <header className="sign-in-head">
        <p className="sign-in-census">第五次全国经济普查 · 经普</p>
        <h1>{title}</h1>
      </header>
      {children}
      <p className="sign-in-legal">
        普查资料仅用于统计。普查机构和普查人员对普查中知悉的商业秘密、个人隐私和个人信息负有保密义务。
      </p>
    </main>
  )
}
