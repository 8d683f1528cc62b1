import { describe, expect, it } from 'vitest'
import { calledTwice, columnsText, headingsOf, splitHeadings } from './headings'

describe('the headings of a file', () => {
  it.each([
    ['pcn_code,reference\nUD0001,A\n', ['pcn_code', 'reference']],
    ['\n;;\nNetwork;Ref\n', ['Network', 'Ref']],
    ['"Network, code",Ref\r\n', ['Network, code', 'Ref']],
  ])('are read of its first line', (text, headings) => {
    expect(splitHeadings(text)).toEqual(headings)
  })

  it('are offered of text files only', async () => {
    expect(await headingsOf(new File(['\uFEFFa,b'], 'x.csv'))).toEqual(['a', 'b'])
    expect(await headingsOf(new File(['a,b'], 'x.xlsx'))).toEqual([])
  })
})

describe('headings of one’s own', () => {
  it('are told by what they are called in the file', () => {
    expect(columnsText({ pcn_code: ' Network ', reference: '' })).toBe('{"Network":"pcn_code"}')
    expect(columnsText({ pcn_code: ' ' })).toBeUndefined()
  })

  it('stand for one column each', () => {
    expect(calledTwice({ pcn_code: 'Code', reference: 'Code ' })).toBe('Code')
    expect(calledTwice({ pcn_code: 'Code', reference: '', note: '' })).toBeUndefined()
  })
})
