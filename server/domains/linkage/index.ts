export { type LinkedLists, linkLists } from './link-lists.ts'
