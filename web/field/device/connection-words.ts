/** How the way to the server stands, in words that tell network, sign-in and server faults apart. Pure. */
import type { SenderState } from './sender.ts'

export interface ConnectionWords {
  readonly about: 'network' | 'sign-in' | 'data'
  readonly words: string
  readonly remedy: string
}

export function connectionWords(
  connection: NonNullable<SenderState['connection']>,
): ConnectionWords {
  switch (connection.kind) {
    case 'open':
      return { about: 'network', words: '已连上服务器', remedy: '' }
    case 'offline':
      return { about: 'network', words: '没有网络', remedy: '内容都在本机，有网络后自动发送' }
    case 'timeout':
      return {
        ...{ about: 'network', words: '网络太慢，服务器没有及时回应' },
        remedy: '内容都在本机，稍后自动再试',
      }
    case 'portal':
      return {
        ...{ about: 'network', words: '连上的网络没有通到普查服务器' },
        remedy: '可能是要先登录的公共 Wi-Fi，请改用移动数据',
      }
    case 'signed-out':
      return {
        ...{ about: 'sign-in', words: '登录已过期' },
        remedy: '内容都在本机，请用新的登录链接登录后自动发送',
      }
    case 'other-account':
      return {
        ...{ about: 'sign-in', words: '本机当前登录的是另一个人' },
        remedy: '请用自己的登录链接登录，登录后自动发送',
      }
    case 'faulty':
      return {
        ...{ about: 'data', words: '服务器暂时出错' },
        remedy: '内容都在本机，稍后自动再试',
      }
  }
}
