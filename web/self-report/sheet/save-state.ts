/** Where the typed work is, in the words of the bar above the form. Pure. */
import { formatTime } from '../../ui/format-time.ts'

export type SaveState =
  | { readonly kind: 'untouched' }
  /** In this browser; goes to the server in a moment. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** No network or no answer: tried again by itself. */
  | { readonly kind: 'kept-here' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'conflict' }
  /** Reported or taken over meanwhile: nothing more can be saved to it. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly what: string }
  /** Not even this browser could keep it. */
  | { readonly kind: 'not-kept' }

export interface SaveWords {
  readonly text: string
  readonly tone: 'calm' | 'verify' | 'mandatory'
}

export function saveWords(state: SaveState, now: Date): SaveWords {
  switch (state.kind) {
    case 'untouched':
      return { text: '', tone: 'calm' }
    case 'waiting':
    case 'saving':
      return { text: '正在保存', tone: 'calm' }
    case 'saved':
      return { text: `已保存 ${formatTime(state.at, now).replace('今天 ', '')}`, tone: 'calm' }
    case 'kept-here':
      return { text: '未保存到服务器，已存在本机', tone: 'verify' }
    case 'sign-in':
      return { text: '需重新登录，已存在本机', tone: 'verify' }
    case 'conflict':
      return { text: '另有人保存过，请选择', tone: 'verify' }
    case 'closed':
      return { text: '表已报送，改动只存在本机', tone: 'verify' }
    case 'refused':
      return { text: `服务器没有接收：${state.what}，已存在本机`, tone: 'verify' }
    case 'not-kept':
      return { text: '本机存不下，请先不要关闭本页', tone: 'mandatory' }
  }
}
