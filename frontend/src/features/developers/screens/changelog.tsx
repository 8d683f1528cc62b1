import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Lede, PageHeader } from '@/shared/ui/page'
import changelog from '../../../../../docs/changelog.md?raw'
import { type Block, blocks, type Piece } from '../markdown'

/** Its title is this page's own, and its first paragraph the lede. */
const [, first, ...rest] = blocks(changelog)

export function ChangelogScreen() {
  return (
    <>
      <PageHeader
        title="Changelog"
        breadcrumb={
          <li>
            <Link to="/developers">Developers</Link>
          </li>
        }
      />
      <Lede>{first?.kind === 'paragraph' && <Pieces of={first.pieces} />}</Lede>
      <DeveloperTabs />
      <div className="prose">
        {rest.map((block, i) => (
          <Shown block={block} key={i} />
        ))}
      </div>
    </>
  )
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? <h3>{block.text}</h3> : <h2>{block.text}</h2>
    case 'paragraph':
      return (
        <p>
          <Pieces of={block.pieces} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>
              <Pieces of={item} />
            </li>
          ))}
        </ul>
      )
  }
}

function Pieces({ of }: { of: readonly Piece[] }) {
  return of.map(({ text, as }, i) => {
    if (as === 'strong') return <b key={i}>{text}</b>
    if (as === 'emphasis') return <em key={i}>{text}</em>
    if (as === 'code') return <code key={i}>{text}</code>
    return <Fragment key={i}>{text}</Fragment>
  })
}
