/** A tablet's day made of the kit. */
import { AppShell } from '../../../web/ui/app-shell.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Figures } from '../../../web/ui/figures.tsx'
import { IconButton } from '../../../web/ui/icon-button.tsx'
import { Notice } from '../../../web/ui/notice.tsx'
import { PageHead } from '../../../web/ui/page-head.tsx'
import { RowList } from '../../../web/ui/row-list.tsx'
import { SeverityMark } from '../../../web/ui/severity-mark.tsx'
import { StatusTag } from '../../../web/ui/status-tag.tsx'

export function FieldView() {
  return (
    <AppShell
      bar={{
        app: '采集端',
        place: '北城街道 003 小区',
        user: { name: '李强' },
        children: (
          <>
            <SeverityMark severity="accepted" word="已同步" />
            <IconButton icon="sync" label="立即同步" />
          </>
        ),
      }}
      foot={
        <div className="kit-line">
          <Button icon="add">建筑</Button>
          <Button icon="add" variant="primary">
            新单位
          </Button>
        </div>
      }
    >
      <PageHead title="今天" />
      <Figures
        label="还剩"
        items={[
          { label: '待核实底册', value: 37, href: '#' },
          { label: '未访建筑', value: 5, href: '#' },
          { label: '待登记', value: 12, href: '#' },
          { label: '退回', value: 2, href: '#', urgent: true },
          { label: '未发送', value: 3, href: '#' },
        ]}
      />
      <Notice tone="verify" title="有 3 份未发送" action={<Button>现在发送</Button>}>
        已存在本机。
      </Notice>
      <RowList
        label="接着做"
        items={[
          {
            id: '1',
            title: '继续上次：鑫源建材经销部',
            note: '621 表，填到第 12 行',
            href: '#',
            end: <StatusTag tone="underway">填报中</StatusTag>,
          },
          { id: '2', title: '附近：3 家底册单位', note: '80 米内', href: '#' },
          {
            id: '3',
            title: '民福东街12号 3层',
            note: '5 户',
            onOpen: () => {},
            end: <StatusTag tone="waiting">未访</StatusTag>,
          },
          {
            id: '4',
            title: '农贸市场A区',
            note: '18 户',
            onOpen: () => {},
            end: <StatusTag tone="accepted">全部完成</StatusTag>,
          },
        ]}
      />
    </AppShell>
  )
}
