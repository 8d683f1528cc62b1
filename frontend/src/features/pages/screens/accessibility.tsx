import { Link } from '@tanstack/react-router'
import { Lede, PageHeader } from '@/shared/ui/page'

export function AccessibilityScreen() {
  return (
    <>
      <PageHeader title="Accessibility" />
      <Lede>
        Trellis is built to meet <b>WCAG 2.2 at level AA</b>, so that everyone can read it and work
        with it.
      </Lede>
      <div className="prose">
        <h2>What you can do</h2>
        <ul>
          <li>
            Use every part of it with the keyboard alone; what has the focus is always marked.
          </li>
          <li>Enlarge it to 400% without scrolling sideways.</li>
          <li>Listen to it with a screen reader: pages, tables and forms are named.</li>
          <li>Read every figure as a table instead.</li>
          <li>Switch motion off in your system: Trellis follows it.</li>
          <li>Tell states apart without colour: each has a word and a shape.</li>
        </ul>
        <h2>How it is checked</h2>
        <p>
          Every page is tested by machine at 1280 and at 320 pixels before each release, and one
          fault stops the release. Keyboard journeys are part of the same tests. Machines find only
          some faults, and no audit by people with disabilities has been made yet.
        </p>
        <h2>What does not work yet</h2>
        <ul>
          <li>The screens need JavaScript. The same information is in the CSV and Excel files.</li>
          <li>The downloaded Excel files have not been checked with a screen reader.</li>
        </ul>
        <h2>Telling us</h2>
        <p>
          If something keeps you out, tell the team that runs this installation. They can also give
          you any list as a file from <Link to="/developers">Developers</Link>.
        </p>
      </div>
    </>
  )
}
