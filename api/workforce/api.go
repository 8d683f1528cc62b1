package workforce

import (
	"errors"
	"slices"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/vocabulary"
)

// API answers the room's routes.
type API struct {
	RoleTypes *RoleTypes
	Posts     *Posts
	Money
	Returns *Returns
	Counts  *Counts
	Reader  httpx.Reader
	Writer  *httpx.Writer
}

// NewAPI makes the use cases of the room and what answers for them.
func NewAPI(db *database.DB, log *audit.Log, clock vocabulary.Clock, reader httpx.Reader, writer *httpx.Writer) (API, error) {
	a := API{Reader: reader, Writer: writer}
	var faults [4]error
	a.RoleTypes, faults[0] = NewRoleTypes(db, log, clock)
	a.Posts, faults[1] = NewPosts(db, log, clock)
	a.Money, faults[2] = NewMoney(db, log, clock)
	a.Returns, faults[3] = NewReturns()
	a.Counts = NewCounts(db, clock)
	return a, errors.Join(faults[:]...)
}

// Routes lists the room's operations, each with its permission.
func (a API) Routes() []httpx.Route {
	return slices.Concat(
		a.roleTypeRoutes(),
		a.postRoutes(),
		a.assignmentRoutes(),
		a.supervisionRoutes(),
		a.trainingRoutes(),
		a.moneyRoutes(),
		a.returnRoutes(),
		a.countRoutes(),
	)
}

// CodeLists explains the words of the room.
func CodeLists() []vocabulary.CodeList {
	return slices.Concat(
		postCodeLists(),
		moneyCodeLists(),
		returnCodeLists(),
	)
}
