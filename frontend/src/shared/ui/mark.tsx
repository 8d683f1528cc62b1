/** Our own mark: two lattice bars woven over and under two others. */
export function Mark() {
  return (
    <svg
      width="28"
      height="28"
      viewBox="0 0 28 28"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M9 2.5 14 7.5 19 2.5 25.5 9 20.5 14 25.5 19 19 25.5 14 20.5 9 25.5 2.5 19 7.5 14 2.5 9Z" />
      <path d="M8 9 19 20M20 8 9 19" />
    </svg>
  )
}
