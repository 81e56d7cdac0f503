/** Every smaller piece of the kit in its states. */
import { useState } from 'react'
import { AppBar } from '../../../web/ui/app-bar.tsx'
import { Badge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { CheckField } from '../../../web/ui/check-field.tsx'
import { ChoiceField } from '../../../web/ui/choice-field.tsx'
import { ComboboxField } from '../../../web/ui/combobox-field.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { IconButton } from '../../../web/ui/icon-button.tsx'
import { type IconName, iconPaths } from '../../../web/ui/icon-paths.ts'
import { Menu } from '../../../web/ui/menu.tsx'
import { Notice } from '../../../web/ui/notice.tsx'
import { PageHead } from '../../../web/ui/page-head.tsx'
import { Popover } from '../../../web/ui/popover.tsx'
import { readingAid } from '../../../web/ui/reading-aid.ts'
import { ResponseStateTag, responseStateTags } from '../../../web/ui/response-state-tag.tsx'
import { SearchField } from '../../../web/ui/search-field.tsx'
import { SelectField } from '../../../web/ui/select-field.tsx'
import { SeverityMark } from '../../../web/ui/severity-mark.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Skeleton } from '../../../web/ui/skeleton.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { useToast } from '../../../web/ui/toast.tsx'
import { WorkProgress } from '../../../web/ui/work-progress.tsx'

const severities = ['mandatory', 'verify', 'advisory', 'accepted'] as const
const industries = [
  { code: '1411', name: '糕点、面包制造', path: '制造业 › 食品制造业 › 焙烤食品制造' },
  { code: '5141', name: '文具用品批发', path: '批发和零售业 › 批发业' },
  { code: '0610', name: '烟煤和无烟煤开采洗选', path: '采矿业 › 煤炭开采和洗选业' },
]

export function PiecesView() {
  const toast = useToast()
  const [query, setQuery] = useState('')
  const [name, setName] = useState('朔州市鑫源商贸有限公司')
  const [amount, setAmount] = useState('12346')
  const [searched, setSearched] = useState<string | null>('0610')
  const [kind, setKind] = useState<'10' | '20' | null>(null)
  const [choice, setChoice] = useState<'yes' | 'no'>('yes')
  const [checked, setChecked] = useState(true)
  const [open, setOpen] = useState<'dialog' | 'sheet'>()
  return (
    <>
      <AppBar
        app="网上填报"
        place="朔州市 朔城区"
        user={{ name: '鑫源商贸' }}
        onSignOut={() => {}}
      />
      <main>
        <PageHead title="界面件">共用的控件与它们的各种状态</PageHead>
        <div className="kit-pieces">
          <section>
            <h2>按钮</h2>
            <div className="kit-line">
              <Button variant="primary" onClick={() => setOpen('dialog')}>
                退回答卷
              </Button>
              <Button icon="download" onClick={() => setOpen('sheet')}>
                导出
              </Button>
              <Button variant="quiet">查看依据</Button>
              <Button variant="danger">删除草稿</Button>
              <Button pending>正在保存</Button>
              <Button size="small">小</Button>
              <IconButton icon="print" label="打印" />
              <Menu
                trigger={<IconButton icon="more" label="更多" />}
                items={[
                  { label: '下载模板', icon: 'download', onAct: () => {} },
                  { label: '撤销合并', icon: 'undo', onAct: () => {}, reason: '答卷已由县级验收' },
                ]}
              />
              <Popover trigger={<Button variant="quiet">为什么</Button>} title="把握 0.94">
                代码相同，电话相同，地址相近，法人不同。
              </Popover>
            </div>
            <div className="kit-line">
              <Button variant="primary" reason="还有 2 条强制性错误" reasonPlace="beside">
                提交
              </Button>
              <Button reason="先勾选单位">合并所选</Button>
            </div>
          </section>
          <section>
            <h2>标记</h2>
            <div className="kit-line">
              {severities.map((severity) => (
                <SeverityMark key={severity} severity={severity} count={2} />
              ))}
              {severities.map((severity) => (
                <SeverityMark key={severity} severity={severity} shape="chip" />
              ))}
              <Badge count={1204} />
              <Badge count={37} tone="urgent" />
            </div>
            <div className="kit-line">
              {(Object.keys(responseStateTags) as (keyof typeof responseStateTags)[]).map(
                (state) => (
                  <ResponseStateTag key={state} state={state} />
                ),
              )}
            </div>
            <div className="kit-line">
              {(Object.keys(iconPaths) as IconName[]).map((icon) => (
                <Icon key={icon} name={icon} />
              ))}
            </div>
          </section>
          <section className="kit-form">
            <h2>填写</h2>
            <SearchField label="查找单位" labelHidden={false} value={query} onSearch={setQuery} />
            <p data-testid="searches">{query}</p>
            <TextField label="单位详细名称" value={name} onChange={setName} hint="与营业执照一致" />
            <TextField
              label="营业收入"
              suffix="千元"
              align="end"
              inputMode="numeric"
              value={amount}
              onChange={setAmount}
              hint={readingAid(Number(amount))}
            />
            <TextField label="统一社会信用代码" value="91140602" error="应为 18 位，现有 8 位" />
            <SelectField
              label="机构类型"
              value={kind}
              onChange={setKind}
              options={[
                { value: '10', label: '10 企业' },
                { value: '20', label: '20 事业单位' },
              ]}
            />
            <ComboboxField
              label="行业代码"
              value={searched}
              onChange={setSearched}
              options={industries}
            />
            <TextField label="退回原因" optional lines={3} value="" placeholder="写清要改哪里" />
            <ChoiceField
              label="是否为产业活动单位"
              inline
              value={choice}
              onChange={setChoice}
              options={[
                { value: 'yes', label: '是' },
                { value: 'no', label: '否' },
              ]}
            />
            <CheckField
              label="已与负责人核对"
              checked={checked}
              onChange={setChecked}
              hint="提交后由乡级审核"
            />
          </section>
          <section className="kit-notices">
            <h2>通知</h2>
            <Notice tone="mandatory" title="没有保存到服务器" action={<Button>重试</Button>}>
              已存在本机，接通后自动发送。
            </Notice>
            <Notice tone="verify" title="营业收入比上年多 12 倍">
              请核对计量单位是否为千元。
            </Notice>
            <Notice tone="advisory" title="表式已更新到 2023.1" />
            <Notice tone="accepted" title="已报送，回执号 7F3A-21" />
            <WorkProgress label="正在匹配底册" done={4210} whole={12480}>
              可以离开本页，完成后在这里看结果。
            </WorkProgress>
            <Skeleton lines={3} />
            <Button
              onClick={() =>
                toast({
                  title: '已退回',
                  description: '填报人会收到通知',
                  action: { label: '撤销', onAct: () => {} },
                })
              }
            >
              出一条通知
            </Button>
          </section>
        </div>
      </main>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={() => setOpen(undefined)}
        title="退回答卷"
        description="填报人会看到原因；退回后由填报人修改再报。"
        actions={
          <>
            <Button onClick={() => setOpen(undefined)}>取消</Button>
            <Button variant="primary" reason="先写退回原因">
              退回
            </Button>
          </>
        }
      >
        <TextField label="退回原因" lines={4} value="" />
      </Dialog>
      <Sheet
        open={open === 'sheet'}
        onOpenChange={() => setOpen(undefined)}
        title="导出"
        actions={<Button variant="primary">导出 12,480 条</Button>}
      >
        <CheckField label="包括已注销单位" checked={checked} onChange={setChecked} />
      </Sheet>
    </>
  )
}
