/**
 * Paper, margins and page numbers while a form is on the screen to be printed. Set as a style sheet
 * of the document's own, which the content policy allows where it forbids written-in styles.
 */
import { useEffect } from 'react'
import { MARGIN_MM, type Paper } from './paper.ts'

export function usePrintedPage(paper: Paper, left: string, right: string): void {
  const rule = pageRule(paper, left, right)
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
export function pageRule(paper: Paper, left: string, right: string): string {
  return `@page {
  size: ${paper.size} ${paper.orientation};
  margin: 12mm ${MARGIN_MM}mm 15mm;
  @bottom-left { content: ${quoted(left)}; font: 8pt serif; width: 60%; }
  @bottom-right { content: ${quoted(`${right}　`)} "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 8pt serif; width: 40%; }
}`
}

/** A CSS string: names of units may hold quotes. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`
}
