/** What happened and what to do, in the census's words. Network, sign-in and data problems read differently. */
import { CallFailure } from './call.ts'

export interface ProblemText {
  readonly what: string
  readonly remedy: string
  /** `network`: wait for a signal; `sign-in`: sign in again; `data`: mend or ask; `system`: later. */
  readonly about: 'network' | 'sign-in' | 'data' | 'system'
}

export function problemText(error: unknown): ProblemText {
  if (!(error instanceof CallFailure)) {
    return { what: '页面出现异常', remedy: '已填内容仍在本机，请刷新页面后继续', about: 'system' }
  }
  const { failure } = error
  if (failure.kind === 'offline') {
    return { what: '未连上服务器', remedy: '内容已存在本机，有网络后会继续', about: 'network' }
  }
  if (failure.kind === 'timeout') {
    return { what: '服务器没有及时回应', remedy: '内容已存在本机，稍后会再试', about: 'network' }
  }
  if (failure.kind === 'portal') {
    return {
      what: '连上的网络没有通到普查服务器',
      remedy: '可能是需要先登录的公共 Wi-Fi，请换用移动数据或先完成该网络的登录；内容已存在本机',
      about: 'network',
    }
  }
  const { problem } = failure
  const what = problem.detail ? `${problem.title}：${problem.detail}` : problem.title
  switch (problem.retry) {
    case 'after-sign-in':
      return { what, remedy: '请重新登录，已填内容仍在', about: 'sign-in' }
    case 'after-fix':
      return { what, remedy: '请按提示改正后再试', about: 'data' }
    case 'after-review':
      return { what, remedy: '请刷新后查看最新状态', about: 'data' }
    case 'later':
      return {
        what,
        remedy: `请稍后再试（编号 ${problem.requestId.slice(0, 8)}）`,
        about: 'system',
      }
    case 'never':
      return { what, remedy: '如有疑问请联系普查办', about: 'data' }
  }
}
