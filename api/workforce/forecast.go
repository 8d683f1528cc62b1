package workforce

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"trellis/api/vocabulary"
)

// What a forecast is worked out from. WTE is in ten-thousandths and a share in hundredths of a per cent, as they are kept,
// so that every sum is exact.
type (
	forecastPost struct {
		id, pcnCode, roleType       string
		terms, funding, assignments []forecastFact
		// ended are the days on which its fixed term is over and nobody has renewed it.
		ended []days
	}
	// forecastFact is a fact about a post that holds on some days: its pay zone, what the scheme pays of it, or somebody in it.
	forecastFact struct {
		days
		payZone string
		amount  int64
	}
	forecastRate struct {
		id, roleType, payZone string
		days
		annualMaxPence int64
	}
	forecastClaim struct {
		pcnCode, roleType string
		month             vocabulary.Date
		wte, amountPence  int64
	}
)

// The parts that one WTE and 100 per cent have.
const (
	wholeWTE   = 10_000
	wholeShare = 10_000
)

// financialYear is the year from 1 April to 31 March, by the one in which it begins.
type financialYear int

func financialYearOf(day vocabulary.Date) financialYear {
	at := day.Midnight()
	if at.Month() < 4 {
		return financialYear(at.Year() - 1)
	}
	return financialYear(at.Year())
}

// readFinancialYear reads a year written 2025/26.
func readFinancialYear(text string) (financialYear, bool) {
	if len(text) != 7 || text[:2] != "20" || text[4] != '/' {
		return 0, false
	}
	year, err := strconv.Atoi(text[:4])
	return financialYear(year), err == nil && financialYear(year).String() == text
}

func (y financialYear) String() string { return fmt.Sprintf("%d/%02d", int(y), (int(y)+1)%100) }

func (y financialYear) days() days {
	end := vocabulary.NewDate(int(y)+1, 4, 1)
	return days{vocabulary.NewDate(int(y), 4, 1), &end}
}

// length is 365, or 366 where 29 February is in it.
func (y financialYear) length() int64 {
	d := y.days()
	return daysBetween(d.from, *d.to)
}

// months are the first days of its twelve.
func (y financialYear) months() (months []vocabulary.Date) {
	for m := range 12 {
		months = append(months, vocabulary.NewDate(int(y), time.Month(4+m), 1))
	}
	return months
}

// nextMonth is the first day of the month after that of a day.
func nextMonth(day vocabulary.Date) vocabulary.Date {
	at := day.Midnight()
	return vocabulary.NewDate(at.Year(), at.Month()+1, 1)
}

// forecastMonth is one month of one role in one network.
type forecastMonth struct {
	month       vocabulary.Date
	roleType    string
	isClaimed   bool
	parts       int64 // of WTE × share, day by day
	amountPence int64
	rateIDs     []string
	withoutRate int64 // posts
}

// forecast is what a network's posts for the three roles cost in a financial year. Of a month that was claimed it is the
// claim. For any other it is, for each post, the sum over the month's days of the WTE of those in it that day, times the
// share the scheme pays, times the most that is reimbursed in a year, over the days of the year, rounded half up to a
// penny. Nobody is assumed to come who is not assigned: a vacant post that is recruited for costs nothing. Nor is a fixed
// term assumed to be renewed: a post costs nothing once its contract has ended. A post's month in
// which a rate is missing for some of what the scheme pays is counted apart and is in no sum.
func forecast(year financialYear, pcnCode string, posts []forecastPost, claims []forecastClaim, rates []forecastRate) (months []forecastMonth) {
	for _, month := range year.months() {
		for _, role := range forecastRoles {
			m := forecastMonth{month: month, roleType: role}
			claimed := slices.IndexFunc(claims, func(c forecastClaim) bool {
				return c.pcnCode == pcnCode && c.roleType == role && c.month.Compare(month) == 0
			})
			if claimed >= 0 {
				m.isClaimed, m.amountPence = true, claims[claimed].amountPence
				m.parts = claims[claimed].wte * wholeShare * m.length()
			} else {
				for _, post := range posts {
					if post.pcnCode == pcnCode && post.roleType == role {
						m.add(year, post, rates)
					}
				}
			}
			slices.Sort(m.rateIDs)
			m.rateIDs = slices.Compact(m.rateIDs)
			months = append(months, m)
		}
	}
	return months
}

// length is how many days the month has.
func (m forecastMonth) length() int64 {
	return daysBetween(m.month, nextMonth(m.month))
}

// daysBetween counts the days from one until another.
func daysBetween(from, until vocabulary.Date) int64 {
	return int64(until.Midnight().Sub(from.Midnight()).Hours() / 24)
}

// wte is the mean over the month's days of the WTE that the scheme pays, rounded to two places.
func (m forecastMonth) wte() float64 {
	return float64(halfUp(m.parts*100, wholeWTE*wholeShare*m.length())) / 100
}

// add adds one post's month. With the most WTE, share and rate there can be, its sums are a third of the largest int64.
func (m *forecastMonth) add(year financialYear, post forecastPost, rates []forecastRate) {
	var parts, cost int64
	var used []string
	for day, end := m.month, nextMonth(m.month); day.Before(end); day = day.AddDays(1) {
		part := inForce(post.assignments, day) * inForce(post.funding, day)
		if part == 0 || post.hasEnded(day) {
			continue
		}
		rate, ok := rateOn(rates, post, day)
		if !ok {
			m.withoutRate++
			return
		}
		parts += part
		cost += part * rate.annualMaxPence
		if !slices.Contains(used, rate.id) {
			used = append(used, rate.id)
		}
	}
	m.amountPence += halfUp(cost, wholeWTE*wholeShare*year.length())
	m.parts += parts
	m.rateIDs = append(m.rateIDs, used...)
}

// hasEnded tells whether its fixed term is over on a day.
func (p forecastPost) hasEnded(day vocabulary.Date) bool {
	return slices.ContainsFunc(p.ended, func(d days) bool { return d.has(day) })
}

// inForce sums what holds on a day.
func inForce(facts []forecastFact, day vocabulary.Date) (sum int64) {
	for _, f := range facts {
		if f.has(day) {
			sum += f.amount
		}
	}
	return sum
}

// rateOn finds the rate of a post on a day: that of its pay zone, or of the base where nobody said in which it is.
func rateOn(rates []forecastRate, post forecastPost, day vocabulary.Date) (forecastRate, bool) {
	zone := ""
	for _, t := range post.terms {
		if t.has(day) {
			zone = t.payZone
		}
	}
	zone = cmp.Or(zone, "base")
	i := slices.IndexFunc(rates, func(r forecastRate) bool { return r.roleType == post.roleType && r.payZone == zone && r.has(day) })
	if i < 0 {
		return forecastRate{}, false
	}
	return rates[i], true
}

// halfUp divides to a whole number, a half up. Neither number is negative.
func halfUp(number, by int64) int64 {
	whole, rest := number/by, number%by
	if rest >= by-rest {
		whole++
	}
	return whole
}

// forecastPence sums a forecast.
func forecastPence(months []forecastMonth) (pence int64) {
	for _, m := range months {
		pence += m.amountPence
	}
	return pence
}
