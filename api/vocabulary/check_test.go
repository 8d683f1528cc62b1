package vocabulary

import (
	"fmt"
	"slices"
	"testing"
)

type line struct {
	Share float64 `json:"share" minimum:"0.01" maximum:"100" decimals:"2" binding:"required"`
}

type sent struct {
	Name   string        `json:"employer_name" maxLength:"10" binding:"required"`
	From   Date          `json:"opened_on" binding:"required"`
	Band   *string       `json:"afc_band" enums:"4,5"`
	WTE    *float64      `json:"wte_funded" minimum:"0.0001" maximum:"10" decimals:"4"`
	Note   Given[string] `json:"note" maxLength:"5"`
	People *int64        `json:"people" minimum:"1" maximum:"9"`
	Lines  []line        `json:"lines"`
}

func TestWhatIsSentIsJudgedByTheTagsThatDescribeIt(t *testing.T) {
	ptr := func(wte float64) *float64 { return &wte }
	band, people, day := "6", int64(10), NewDate(2026, 4, 1)
	fine := sent{Name: "  A   trust ", From: day, WTE: ptr(0.1234), Note: GiveNull[string](), Lines: []line{{33.33}, {66.67}}}
	if faults := CheckFields(&fine); len(faults) > 0 || fine.Name != "A trust" {
		t.Errorf("%q is refused for %v", fine.Name, faults)
	}
	wrong := sent{Name: " ", Band: &band, WTE: ptr(0.12345), Note: Give("far too long"), People: &people, Lines: []line{{50}, {}, {100.01}, {0.005}}}
	var got []string
	for _, f := range CheckFields(&wrong) {
		got = append(got, f.Pointer+" "+f.Code+" "+f.Message)
	}
	want := []string{
		"/employer_name required Employer name is missing. Give it a value.",
		"/opened_on required Opened on is missing. Give it a value.",
		"/afc_band unknown_value AfC band is one of: 4, 5.",
		"/wte_funded too_precise WTE funded takes at most 4 decimals.",
		"/note too_long Note must be 5 characters or fewer.",
		"/people out_of_range People lies between 1 and 9.",
		"/lines/1/share required Share is missing. Give it a value.",
		"/lines/2/share out_of_range Share lies between 0.01 and 100.",
		"/lines/3/share out_of_range Share lies between 0.01 and 100.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("it says %s", fmt.Sprintf("%q", got))
	}
}
