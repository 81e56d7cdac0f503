/**
 * Paper, margins and page numbers while a form is on the screen to be printed. Set as a style sheet
 * of the document's own, which the content policy allows where it forbids written-in styles.
 */
import { useEffect } from 'react'
import { BOTTOM_MM, MARGIN_MM, type Paper, TOP_MM } from './paper.ts'

/** `measure`: the unit of measurement, repeated on the pages that go on. */
export function usePrintedPage(
  paper: Paper,
  left: string,
  right: string,
  measure: string | null,
): void {
  const rule = pageRule(paper, left, right, measure)
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [rule])
}

/** Pure. */
export function pageRule(
  paper: Paper,
  left: string,
  right: string,
  measure: string | null,
): string {
  const unit = measure === null ? 'none' : quoted(`计量单位：${measure}`)
  return `@page {
  size: ${paper.size} ${paper.orientation};
  margin: ${TOP_MM}mm ${MARGIN_MM}mm ${BOTTOM_MM}mm;
  @top-left { content: "续表"; font: 9pt serif; vertical-align: bottom; padding-bottom: 1mm; }
  @top-right { content: ${unit}; font: 9pt serif; vertical-align: bottom; padding-bottom: 1mm; }
  @bottom-left { content: ${quoted(left)}; font: 8pt serif; width: 60%; }
  @bottom-right { content: ${quoted(`${right}　`)} "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 8pt serif; width: 40%; }
}
@page :first {
  @top-left { content: none; }
  @top-right { content: none; }
}`
}

/** A CSS string: names of units may hold quotes. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`
}
