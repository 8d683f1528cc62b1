import { expect, it } from 'vitest'
import changelog from '../../../../docs/changelog.md?raw'
import { blocks, pieces } from './markdown'

it('tells headings, paragraphs and lists apart', () => {
  expect(blocks('# Title\n\nTwo\nlines.\n\n## 0.1.0\n\n- one\n- two\n  goes on\n')).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', pieces: [{ text: 'Two lines.', as: 'words' }] },
    { kind: 'heading', level: 2, text: '0.1.0' },
    {
      kind: 'list',
      items: [[{ text: 'one', as: 'words' }], [{ text: 'two goes on', as: 'words' }]],
    },
  ])
})

it('keeps the words of a link to another file', () => {
  expect(blocks('See ([getting in](access.md)).')).toEqual([
    { kind: 'paragraph', pieces: [{ text: 'See (getting in).', as: 'words' }] },
  ])
})

it('knows what stands out in a line', () => {
  expect(pieces('**Bold**, *said softly*, `GET /api`.')).toEqual([
    { text: 'Bold', as: 'strong' },
    { text: ', ', as: 'words' },
    { text: 'said softly', as: 'emphasis' },
    { text: ', ', as: 'words' },
    { text: 'GET /api', as: 'code' },
    { text: '.', as: 'words' },
  ])
})

it('reads all of the changelog: nothing of its marks is left over', () => {
  const all = JSON.stringify(blocks(changelog))
  expect(all).toContain('PUBLIC_ACCESS')
  expect(all).not.toMatch(/\*\*|`|"text":"#|\]\(/)
})
