import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { responseStateNames } from '../../../server/contract/response-state.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DataTable } from '../../../web/ui/data-table.tsx'
import { IconButton } from '../../../web/ui/icon-button.tsx'
import { ResponseStateTag, responseStateTags } from '../../../web/ui/response-state-tag.tsx'
import { SeverityMark } from '../../../web/ui/severity-mark.tsx'

describe('a button that cannot be used', () => {
  it('can still be reached and is described by its reason', () => {
    const html = renderToStaticMarkup(
      <Button reason="还有 2 条强制性错误" reasonPlace="beside">
        提交
      </Button>,
    )
    const describedBy = /aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
    expect(html).toContain(`<span id="${describedBy}" class="ui-button-reason">还有 2 条`)
  })

  it('names its reason where it is only a sign', () => {
    const html = renderToStaticMarkup(<IconButton icon="undo" label="撤销" reason="没有可撤销的" />)
    expect(html).toContain('aria-label="撤销（没有可撤销的）"')
  })
})

describe('the state of a response', () => {
  it('has the same words as the contract, for every state', () => {
    const words = Object.fromEntries(
      Object.entries(responseStateTags).map(([state, [, word]]) => [state, word]),
    )
    expect(words).toEqual(responseStateNames)
    expect(renderToStaticMarkup(<ResponseStateTag state="returned" />)).toContain('已退回')
  })
})

describe('the mark of a check', () => {
  it('always carries sign and word beside its colour', () => {
    const html = renderToStaticMarkup(<SeverityMark severity="verify" count={5} />)
    expect(html).toMatch(/<svg.*核实.*5/)
  })
})

describe('a table', () => {
  const columns = [{ id: 'name', head: '单位', cell: (row: string) => row }]
  it('says what to do next when it is empty', () => {
    const html = renderToStaticMarkup(
      <DataTable
        label="待审"
        columns={columns}
        rows={[]}
        rowKey={(row) => row}
        empty="去看已退回"
      />,
    )
    expect(html).toContain('去看已退回')
    expect(html).not.toContain('<table')
  })

  it('is marked busy, with rows of the right height, while first read', () => {
    const html = renderToStaticMarkup(
      <DataTable
        label="待审"
        columns={columns}
        rows={undefined}
        rowKey={(row) => row}
        empty="空"
        skeletonRows={3}
      />,
    )
    expect(html).toContain('aria-busy="true"')
    expect(html.match(/ui-table-skeleton/g)).toHaveLength(3)
  })
})
