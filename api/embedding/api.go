package embedding

import (
	"slices"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// API answers the room's routes.
type API struct {
	Frameworks  *Frameworks
	Assessments *Assessments
	Campaigns   *Campaigns
	Standings   *Standings
	Actions     *ImprovementActions
	Reader      httpx.Reader
	Writer      *httpx.Writer
}

// NewAPI makes the use cases of the room and what answers for them.
func NewAPI(db *database.DB, log *audit.Log, clock vocabulary.Clock, reader httpx.Reader, writer *httpx.Writer) (a API, err error) {
	a = API{Standings: NewStandings(db, clock), Reader: reader, Writer: writer}
	if a.Frameworks, err = NewFrameworks(db, log, clock); err == nil {
		a.Assessments, err = NewAssessments(db, log, clock)
	}
	if err == nil {
		a.Actions, err = NewImprovementActions(db, log, clock)
	}
	if err == nil {
		a.Campaigns, err = NewCampaigns(db, log, clock)
	}
	return a, err
}

// Routes lists the room's operations, each with its permission.
func (a API) Routes() []httpx.Route {
	return slices.Concat(a.frameworkRoutes(), a.assessmentRoutes(), a.ratingRoutes(), a.campaignRoutes(), a.standingRoutes(), a.actionRoutes(), a.overviewRoutes())
}
