package main

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// benchCase is one request of the product, held against the baseline's.
type benchCase struct {
	Name string
	// Limit is the most CPU it may take, as a multiple of the baseline's.
	Limit float64
	// Kept says that the same request is asked again and again, so that the product answers from its snapshots.
	Kept bool
	// Part is the part of the requests that is asked of a dear one: every n-th.
	Part int
	// path gives the n-th request.
	path func(s *stage, n int) string
}

// cases are the requests of docs/performance.md. Uncached ones ask about another thing or day each time.
var cases = []benchCase{
	{"a PCN by code", 1.8, false, 1, func(s *stage, n int) string { return onePCN(s, n, dayOf(n/len(s.pcns))) }},
	{"a PCN by code, from snapshot", 0.5, true, 1, func(s *stage, n int) string { return onePCN(s, n%50, lastDay) }},
	{"50 PCNs by name with list size", 1.4, false, 1, func(_ *stage, n int) string { return fiftyPCNs(dayOf(n)) }},
	{"50 PCNs by name with list size, from snapshot", 0.2, true, 1, func(*stage, int) string { return fiftyPCNs(lastDay) }},
	{"a PCN's posts, each with what is counted of it", 1.8, false, 5, func(s *stage, n int) string {
		return fmt.Sprintf("/api/v1/pcns/%s/posts?as_of=%s", s.members[n%len(s.members)], lastDay)
	}},
	{"a board's workforce, with twelve quarters", 2.0, false, 20, func(s *stage, n int) string {
		return fmt.Sprintf("/api/v1/icbs/%s/workforce?as_of=%s", s.boards[n%len(s.boards)], lastDay)
	}},
	{"a board's networks by score, with status", 1.4, false, 5, func(s *stage, n int) string {
		return "/api/v1/assessments?status=published&sort=-score&pcn_code=" + strings.Join(s.networks[s.boards[n%len(s.boards)]], "&pcn_code=")
	}},
	{"a board's embedding, with trend", 2.0, false, 20, func(s *stage, n int) string { return embedded(s, n, lastDay.AddDays(1+n/len(s.boards)%300)) }},
	{"every rating of a region, row by row", 0.4, false, 400, func(*stage, int) string { return "/api/v1/assessment_ratings" }},
	{"a board's embedding, with trend, from snapshot", 0.15, true, 20, func(s *stage, n int) string { return embedded(s, n, lastDay) }},
}

var lastDay = vocabulary.NewDate(2026, time.October, 31)

// dayOf gives a day no other n has, for some eight hundred years: what holds now holds on all of them.
func dayOf(n int) vocabulary.Date { return lastDay.AddDays(1 + n%300_000) }

// embedded asks about a day on which what is published of the networks still counts.
func embedded(s *stage, n int, day vocabulary.Date) string {
	return fmt.Sprintf("/api/v1/icbs/%s/embedding?as_of=%s", s.boards[n%len(s.boards)], day)
}

func onePCN(s *stage, n int, day vocabulary.Date) string {
	return fmt.Sprintf("/api/v1/pcns/%s?as_of=%s", s.pcns[n%len(s.pcns)], day)
}

func fiftyPCNs(day vocabulary.Date) string {
	return "/api/v1/pcns?" + url.Values{"as_of": {day.String()}, "limit": {"50"}, "sort": {"name"}}.Encode()
}
