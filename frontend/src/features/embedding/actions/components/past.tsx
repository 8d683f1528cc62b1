/** That a reason holds no longer, which held when the page was opened, or the action raised. */
export function Past() {
  return (
    <span className="act-answer">
      <b>This no longer presses</b>
    </span>
  )
}
