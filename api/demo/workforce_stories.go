package demo

// span is from how many days to how many.
type span struct{ least, most int }

// or is a span, or another where there is none.
func (s *span) or(least, most int) *span {
	if s != nil {
		return s
	}
	return &span{least, most}
}

func (s *span) roll(roll func(of int, what string) int, what string) int {
	return s.least + roll(s.most-s.least+1, what)
}

// story is in what a network's workforce is not an ordinary one's.
type story struct {
	// ends is in how many days every contract ends, counted from today.
	ends *span
	// stays is how many days people stay in a post, fills how many it takes to fill one, vacant for how many half of them have been.
	stays, fills, vacant *span
	// reasons are those for which people leave.
	reasons []string
	// lapsed is for how many months no supervision has been held; missed how many of a hundred sessions were not, -1 for none.
	lapsed, missed int
	// isFull: nothing is vacant, missing or late.
	isFull bool
	// isLong: supervision and training are there for all of the quarters.
	isLong bool
	// isCounted: its claims and its services' figures are there for all of the quarters, and the last of those by group.
	isCounted bool
	// keepsNone: it keeps no posts here, though it returns them.
	keepsNone bool
	// returns is how many hundredths of its posts' work it returns, -1 for no return ever; claims, how many it claims.
	returns, claims int
	// ownPosts are posts that are told one by one.
	ownPosts func(s *staffing, n network) []post
}

// told are the stories, by the names of the networks today.
var told = map[string]story{
	"Barking and Dagenham Demo 1": {ownPosts: (*staffing).managersPosts, isLong: true, isCounted: true},
	"Camden Demo 3":               {ends: &span{20, 85}, isCounted: true},
	"Hackney Demo 2":              {vacant: &span{190, 420}, isCounted: true},
	"Newham Demo 5":               {stays: &span{80, 260}, fills: &span{30, 60}, reasons: []string{"workload", "workload", "lack_of_support", "pay", "other_employer"}, isCounted: true},
	"Brent Demo 4":                {returns: -1, isCounted: true},
	"Lambeth Demo 2":              {returns: 60, claims: 110, isCounted: true},
	"Islington Demo 1":            {lapsed: 5, isLong: true, isCounted: true},
	"Merton Demo 3":               {isFull: true, missed: -1, isLong: true, isCounted: true},
	"Tower Hamlets Demo 3":        {keepsNone: true},
	"Camden Demo 1":               {isCounted: true},
	"Hackney Demo 1":              {isCounted: true},
	"Lambeth Demo 1":              {isCounted: true},
	"Westminster Demo 1":          {isCounted: true},
}
