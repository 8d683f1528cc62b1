import { Link } from '@tanstack/react-router'

export function PcnLinkTo({ code, name }: { code: string; name: string }) {
  return (
    <Link className="board-name" to="/pcns/$code" params={{ code }}>
      {name}
    </Link>
  )
}

export function PracticeLinkTo({ code, name }: { code: string; name: string }) {
  return (
    <Link className="board-name" to="/practices/$code" params={{ code }}>
      {name}
    </Link>
  )
}

export function BoroughLinkTo({ gss, name }: { gss: string; name: string }) {
  return (
    <Link className="board-name" to="/boroughs/$gss" params={{ gss }}>
      {name}
    </Link>
  )
}
