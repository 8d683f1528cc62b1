package demo_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trellis/api/demo"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
)

var today = vocabulary.DateOf(now)

// storyOf finds the code of a network by the name it has today.
func storyOf(t *testing.T, name string) string {
	t.Helper()
	for code, spells := range demo.London().Facts["names"] {
		if spells[len(spells)-1].Value == name && strings.HasPrefix(code, "UD") {
			return code
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

func of[T any](records []T, is func(T) bool) (found []T) {
	for _, record := range records {
		if is(record) {
			found = append(found, record)
		}
	}
	return found
}

func holds(day, from, to vocabulary.Date) bool {
	return !day.Before(from) && (to.IsZero() || day.Before(to))
}

func TestTheWorkforceIsTheSameEveryTimeItIsMadeOnADay(t *testing.T) {
	first, err := json.Marshal(demo.Workforce(demo.London(), today))
	if err != nil {
		t.Fatal(err)
	}
	if second, err := json.Marshal(demo.Workforce(demo.London(), today)); err != nil || !bytes.Equal(first, second) {
		t.Error("two demonstrations of one day differ")
	}
}

func TestOnEveryDayOfAPostItsFundingIs100PerCentAndNobodyIsInItTooMuch(t *testing.T) {
	for _, day := range []vocabulary.Date{today, vocabulary.NewDate(2027, 2, 28), vocabulary.NewDate(2028, 2, 29)} {
		w := demo.Workforce(demo.London(), day)
		funding, terms, people := map[string][]workforce.InventedFundingLine{}, map[string][]workforce.InventedTerms{}, map[string][]workforce.InventedAssignment{}
		for _, f := range w.FundingLines {
			funding[f.PostID] = append(funding[f.PostID], f)
		}
		for _, f := range w.Terms {
			terms[f.PostID] = append(terms[f.PostID], f)
			if (f.Contract == "fixed_term") == f.ContractEndsOn.IsZero() {
				t.Errorf("a %s contract of %s ends on %q", f.Contract, f.PCNCode, f.ContractEndsOn)
			}
		}
		for _, f := range w.Assignments {
			people[f.PostID] = append(people[f.PostID], f)
		}
		for _, p := range w.Posts {
			days := []vocabulary.Date{p.OpenedOn}
			for _, f := range funding[p.ID] {
				days = append(days, f.ValidFrom)
			}
			for _, f := range people[p.ID] {
				days = append(days, f.ValidFrom)
			}
			for _, on := range days {
				share, wte, funded := workforce.Hundredths(0), workforce.Hundredths(0), workforce.Hundredths(0)
				for _, f := range funding[p.ID] {
					if holds(on, f.ValidFrom, f.ValidTo) {
						share += f.Share
					}
				}
				for _, f := range terms[p.ID] {
					if holds(on, f.ValidFrom, f.ValidTo) {
						funded += f.WTEFunded
					}
				}
				for _, f := range people[p.ID] {
					if holds(on, f.ValidFrom, f.ValidTo) {
						wte += f.WTE
					}
				}
				if share != 10000 || wte > funded || funded == 0 {
					t.Errorf("on %s %s of %s is funded %d/100 per cent, for %d/100 WTE, with %d/100 in it", on, p.Reference, p.PCNCode, share, funded, wte)
				}
			}
		}
	}
}

func TestNothingIsInventedOfANetworkThatCouldBeReal(t *testing.T) {
	if real := regexp.MustCompile(`\b[A-Z]\d{5}\b`).FindString(fmt.Sprint(demo.Workforce(demo.London(), today))); real != "" {
		t.Errorf("something is invented of %s", real)
	}
}

func TestTheWorkforceLooksBackOnTwelveQuarters(t *testing.T) {
	w := demo.Workforce(demo.London(), today)
	if n := len(w.Censuses); n != 12 || w.Censuses[0].CensusOn.String() != "2023-12-31" || w.Censuses[11].CensusOn.String() != "2026-09-30" {
		t.Errorf("there are %d censuses: %v", n, w.Censuses)
	}
	months := map[string]bool{}
	for _, c := range w.Claims {
		months[c.Month.String()] = true
	}
	if n := len(months); n != 36 || !months["2023-10-01"] || !months["2026-09-01"] {
		t.Errorf("there are claims for %d months: %v", n, slices.Sorted(maps.Keys(months)))
	}
}

func TestItsStoriesAreTold(t *testing.T) {
	w := demo.Workforce(demo.London(), today)
	inPost := func(a workforce.InventedAssignment) bool { return holds(today, a.ValidFrom, a.ValidTo) }
	for name, isTold := range map[string]func(code string) bool{
		"Camden Demo 3": func(code string) bool { // every contract ends within 90 days
			terms := of(w.Terms, func(f workforce.InventedTerms) bool { return f.PCNCode == code && holds(today, f.ValidFrom, f.ValidTo) })
			return len(terms) > 2 && !slices.ContainsFunc(terms, func(f workforce.InventedTerms) bool {
				return f.ContractEndsOn.IsZero() || f.ContractEndsOn.After(today.AddDays(90)) || f.ContractEndsOn.Before(today)
			})
		},
		"Hackney Demo 2": func(code string) bool { // at least two posts nobody has been in for half a year
			vacant := 0
			for _, p := range of(w.Posts, func(p workforce.InventedPost) bool { return p.PCNCode == code && p.ClosedOn.IsZero() }) {
				people := of(w.Assignments, func(a workforce.InventedAssignment) bool { return a.PostID == p.ID })
				if len(people) > 0 && !slices.ContainsFunc(people, func(a workforce.InventedAssignment) bool {
					return a.ValidTo.IsZero() || a.ValidTo.After(today.AddDays(-180))
				}) {
					vacant++
				}
			}
			return vacant >= 2
		},
		"Newham Demo 5": func(code string) bool { // as many left within a year as are there
			left := of(w.Assignments, func(a workforce.InventedAssignment) bool {
				return a.PCNCode == code && !a.ValidTo.IsZero() && !a.ValidTo.After(today) && a.ValidTo.After(today.AddDays(-365))
			})
			return len(left) >= len(of(w.Assignments, func(a workforce.InventedAssignment) bool { return a.PCNCode == code && inPost(a) })) && len(left) > 3
		},
		"Brent Demo 4": func(code string) bool { // never a return, though there are posts and claims
			return len(of(w.Returns, func(r workforce.InventedReturn) bool { return r.PCNCode == code })) == 0 &&
				len(of(w.Posts, func(p workforce.InventedPost) bool { return p.PCNCode == code })) > 2 && len(of(w.Claims, func(c workforce.InventedClaim) bool { return c.PCNCode == code })) > 30
		},
		"Lambeth Demo 2": func(code string) bool { // more is claimed than returned
			var claimed, returned workforce.Hundredths
			for _, c := range of(w.Claims, func(c workforce.InventedClaim) bool {
				return c.PCNCode == code && c.Month == vocabulary.NewDate(2026, 9, 1)
			}) {
				claimed += c.WTE
			}
			for _, f := range of(w.ReturnFigures, func(f workforce.InventedReturnFigure) bool {
				return f.PCNCode == code && f.CensusOn == vocabulary.NewDate(2026, 9, 30)
			}) {
				returned += f.FTE
			}
			return returned > 0 && claimed > returned+50
		},
		"Islington Demo 1": func(code string) bool { // no supervision for five months
			held := of(w.Sessions, func(v workforce.InventedSession) bool { return v.PCNCode == code })
			return len(held) > 20 && !slices.ContainsFunc(held, func(v workforce.InventedSession) bool { return v.HeldOn.After(vocabulary.NewDate(2026, 6, 30)) })
		},
		"Tower Hamlets Demo 3": func(code string) bool { // returns, and keeps no posts
			return len(of(w.Posts, func(p workforce.InventedPost) bool { return p.PCNCode == code })) == 0 && len(of(w.Returns, func(r workforce.InventedReturn) bool { return r.PCNCode == code })) > 6
		},
		"Croydon Demo South": func(code string) bool { // it ended, and its posts with it
			posts := of(w.Posts, func(p workforce.InventedPost) bool { return p.PCNCode == code })
			return len(posts) > 2 && !slices.ContainsFunc(posts, func(p workforce.InventedPost) bool {
				return p.ClosedOn.IsZero() || p.ClosedOn.After(vocabulary.NewDate(2024, 4, 1))
			})
		},
	} {
		if code := storyOf(t, name); !isTold(code) {
			t.Errorf("the story of %s, %s, is not told", name, code)
		}
	}
}

func TestEveryGroupingOfReferralsAddsUpAndSomeAreSmall(t *testing.T) {
	w := demo.Workforce(demo.London(), today)
	referrals, sums, small := map[string]int{}, map[string]int{}, 0
	for _, f := range w.Figures {
		referrals[f.ID] = *f.Referrals
		if *f.Declined > *f.Referrals || f.WaitDaysMedian != nil && *f.FirstContacts == 0 {
			t.Errorf("%s of %s: %d of %d declined", f.RoleType, f.PCNCode, *f.Declined, *f.Referrals)
		}
	}
	for _, g := range w.FigureGroups {
		sums[g.ServiceFigureID+g.Dimension] += g.Referrals
		if g.Referrals > 0 && g.Referrals < 5 {
			small++
		}
	}
	for _, g := range w.FigureGroups {
		if sums[g.ServiceFigureID+g.Dimension] != referrals[g.ServiceFigureID] {
			t.Errorf("by %s %d were referred, of %d", g.Dimension, sums[g.ServiceFigureID+g.Dimension], referrals[g.ServiceFigureID])
		}
	}
	if small < 500 {
		t.Errorf("only %d groups are small enough to be hidden", small)
	}
}
