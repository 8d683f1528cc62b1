package workforce

import (
	"fmt"
	"strings"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// rule is what a constraint of the database asks, and where it stands in what was sent.
type rule struct{ pointer, code, message string }

// rules are the constraints that somebody can run into, in plain words.
var rules = map[string]rule{
	"posts_one_a_reference":                   {"/reference", "taken", "This network has a post with this reference already. Choose another."},
	"post_terms_fixed_term_ends":              {"/contract_ends_on", "contradicts", "A fixed-term post has a day on which it ends, and a permanent one has none."},
	"post_terms_ends_once_begun":              {"/contract_ends_on", "before_start", "A fixed term ends after the day from which it holds."},
	"post_assignments_once_at_a_time":         {"/holder_reference", "taken", "This person is in the post already on some of these days."},
	"post_assignments_left_for_a_reason":      {"/leaving_reason", "contradicts", "Whoever leaves has a reason, which may be not_known, and who stays has none: give a last day and a reason together."},
	"supervision_arrangements_one_at_a_time":  {"/valid_from", "taken", "Supervision of this kind is agreed already from a day on or after this one. End that first."},
	"supervision_sessions_once_a_day":         {"/held_on", "taken", "This supervision is written down already."},
	"training_records_one_a_course":           {"/course_code", "taken", "There is a record of this course already. Change that one."},
	"training_records_expires_once_completed": {"/expires_on", "contradicts", "Only what was completed can expire. Say when it was completed."},
}

// dated are the rules that hold on every day of a post, by the field that most likely breaks them. check_post has them.
var dated = map[string]string{
	"post_terms_cover_the_post":          "/effective_on",
	"post_facts_within_the_post":         "/valid_from",
	"post_funding_lines_sum_to_100":      "/funding_lines",
	"post_assignments_within_wte_funded": "/wte_funded",
}

// refusal turns a constraint's refusal into a fault somebody can mend. elsewhere says where the rules of the days point for
// this operation, if not where they usually do.
func refusal(err error, elsewhere map[string]string) error {
	name, detail := database.Violated(err)
	if known, ok := rules[name]; ok {
		return vocabulary.Invalid(vocabulary.Fault{Pointer: known.pointer, Code: known.code, Message: known.message})
	}
	pointer, ok := dated[name]
	if !ok {
		return err
	}
	if other := elsewhere[name]; other != "" {
		pointer = other
	}
	return vocabulary.Invalid(vocabulary.Fault{Pointer: pointer, Code: name, Message: onADay(name, detail)})
}

// onADay says what is wrong on which day; check_post's detail is the day, the funding, the WTE funded and the WTE in post.
func onADay(name, detail string) string {
	words := append(strings.Fields(detail), "", "", "", "")
	day, err := vocabulary.ParseDate(words[0])
	on := "On " + day.Words()
	if err != nil {
		on = "On some day"
	}
	switch name {
	case "post_terms_cover_the_post":
		return on + " nothing would say what the post is."
	case "post_facts_within_the_post":
		return on + " the post is not there. Keep within its days."
	case "post_funding_lines_sum_to_100":
		return fmt.Sprintf("%s the funding adds up to %s per cent. On every day of the post it must add up to 100.", on, words[1])
	}
	return fmt.Sprintf("%s %s WTE would be in a post that is funded for %s.", on, words[3], words[2])
}

// inTime refuses days in the wrong order.
func inTime(pointer string, first vocabulary.Date, last *vocabulary.Date) []vocabulary.Fault {
	if last == nil || last.After(first) {
		return nil
	}
	return []vocabulary.Fault{{Pointer: pointer, Code: "before_start", Message: "This day comes after the first one, " + first.Words() + "."}}
}
