package workforce

import (
	"fmt"
	"math"
	"strings"

	"trellis/api/vocabulary"
)

// agreesWithin is the difference up to which two counts agree: working hours are rounded to hundredths.
const agreesWithin = 0.01

// mentalHealth is the role of link workers whom the returns count as mental health practitioners.
const mentalHealth = "splw_mental_health"

// explain names the difference of each role's counts on a day, pair by pair, and says what it may come from.
func explain(roles []CountComparison, day vocabulary.Date) {
	apart := 0.0 // what is returned of the fourth role
	for _, c := range roles {
		if c.RoleType == mentalHealth && c.ReturnFTE != nil {
			apart = *c.ReturnFTE
		}
	}
	for i := range roles {
		c := &roles[i]
		c.Difference = c.difference()
		c.Explains = c.sentence(apart)
		c.compareClaim(day)
	}
}

func (c CountComparison) difference() string {
	switch {
	case c.ReturnStatus != "returned":
		return c.ReturnStatus
	case c.RoleType == mentalHealth && *c.ReturnFTE == 0:
		return "agrees"
	case c.PostsWTE == nil:
		return "no_posts"
	case agree(*c.DifferenceFTE):
		return "agrees"
	case *c.DifferenceFTE > 0:
		return "return_higher"
	}
	return "return_lower"
}

func agree(difference float64) bool { return math.Abs(difference) <= agreesWithin+1e-9 }

func (c CountComparison) sentence(apart float64) string {
	switch c.Difference {
	case "no_census":
		return "No census for which the network was there has been imported for its region, up to this day."
	case "no_return":
		return fmt.Sprintf("The network made no return for %s: what it would have counted is not known, and is not 0.", c.CensusOn.Words())
	}
	on := c.CensusOn.Words()
	switch {
	case c.RoleType == mentalHealth && *c.ReturnFTE == 0:
		return fmt.Sprintf("The return of %s counts no link workers as mental health practitioners.", on)
	case c.RoleType == mentalHealth:
		return fmt.Sprintf("The return of %s counts %.2f FTE of link workers as mental health practitioners. Trellis keeps no such role: their posts, if any, are among those of link workers.", on, *c.ReturnFTE)
	case c.Difference == "no_posts":
		return fmt.Sprintf("The return of %s counts %.2f FTE. The network kept no posts here on that day to compare it with.", on, *c.ReturnFTE)
	case c.Difference == "agrees":
		return fmt.Sprintf("The return of %s and the posts filled on that day agree.", on)
	}
	var text strings.Builder
	more, gap := "more", *c.DifferenceFTE
	if gap < 0 {
		more, gap = "less", -gap
	}
	fmt.Fprintf(&text, "The return of %s counts %.2f FTE %s than the posts filled on that day.", on, gap, more)
	if c.Difference == "return_higher" {
		if *c.ReturnContractedFTE > 0 {
			fmt.Fprintf(&text, " Of it %.2f FTE are of a service bought in, which may be no post here.", *c.ReturnContractedFTE)
		} else {
			text.WriteString(" Perhaps a post is missing here, or somebody left before the census and was still returned.")
		}
		return text.String()
	}
	if c.RoleType == "splw" && apart > 0 {
		fmt.Fprintf(&text, " Another %.2f FTE of link workers are returned as mental health practitioners.", apart)
	} else {
		text.WriteString(" Perhaps somebody was not returned, or an employer other than the network returns them.")
	}
	return text.String()
}
