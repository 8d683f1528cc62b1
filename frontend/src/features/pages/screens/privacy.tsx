import { Lede, PageHeader } from '@/shared/ui/page'

export function PrivacyScreen() {
  return (
    <>
      <PageHeader title="Privacy" />
      <Lede>
        Trellis holds <b>nothing about patients or residents</b>. It holds organisations, and who
        changed what.
      </Lede>
      <div className="prose">
        <h2>What is kept about you</h2>
        <p>
          When you change something, Trellis records who you are to it, what you changed and when,
          and keeps that record. There is no sign-in yet, so everyone appears as “Local operator”.
        </p>
        <h2>What your browser keeps</h2>
        <p>
          No advertising, no counting of visits and no cookie beyond what signing in will need.
          Nothing is put into your browser’s storage.
        </p>
        <h2>What leaves this installation</h2>
        <p>
          Nothing. Pages load no fonts, scripts or pictures from elsewhere, and tell no other
          website that you were here.
        </p>
        <h2>What is refused</h2>
        <p>
          A text that looks like an NHS number, a bank account or a payment card is not saved, and
          you are told where it stood.
        </p>
      </div>
    </>
  )
}
