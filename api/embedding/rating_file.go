package embedding

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The states of a rating in the file; the third is notApplicable.
const (
	ratingAssessed    = "assessed"
	ratingNotAssessed = "not_assessed"
)

// ratingHeads are the columns of the file.
var ratingHeads = []string{"assessment_id", "pcn_code", "published_on", "superseded_on", "framework_version", "kind", "criteria_set", "is_demo", "criterion_code", "role_type", "state", "level"}

// ratingForm is how a line is written: what is the same in all lines of an assessment, what is the same in all lines of a place, and
// the end, which is the same for a level. Every text in it is a code of letters, digits, hyphens and underscores, or a day, so that
// neither JSON nor CSV has anything to escape, and no cell can begin a formula.
type ratingForm struct {
	start      string
	assessment func(line []byte, a *assessmentRecord) []byte
	place      func(at place) string
	end        func(level int16) string
}

var ratingsNDJSON = ratingForm{
	assessment: func(line []byte, a *assessmentRecord) []byte {
		line = append(append(line, `{"assessment_id":"`...), a.ID...)
		line = append(append(line, `","pcn_code":"`...), a.PCNCode...)
		line = append(append(line, `","published_on":"`...), a.PublishedOn.String()...)
		line = append(line, `","superseded_on":`...)
		if a.SupersededOn == nil {
			line = append(line, "null"...)
		} else {
			line = append(append(append(line, '"'), a.SupersededOn.String()...), '"')
		}
		line = strconv.AppendInt(append(line, `,"framework_version":`...), a.FrameworkVersion, 10)
		line = append(append(line, `,"kind":"`...), a.Kind...)
		line = append(append(line, `","criteria_set":"`...), a.CriteriaSet...)
		return append(strconv.AppendBool(append(line, `","is_demo":`...), a.IsDemo), ',')
	},
	place: func(at place) string {
		role := "null"
		if at.roleType != "" {
			role = `"` + at.roleType + `"`
		}
		return `"criterion_code":"` + at.criterionCode + `","role_type":` + role + `,`
	},
	end: func(level int16) string {
		figure := "null"
		if level >= 0 {
			figure = strconv.Itoa(int(level))
		}
		return `"state":"` + stateOf(level) + `","level":` + figure + "}\n"
	},
}

var ratingsCSV = ratingForm{
	start: strings.Join(ratingHeads, ",") + "\n",
	assessment: func(line []byte, a *assessmentRecord) []byte {
		line = append(append(line, a.ID...), ',')
		line = append(append(line, a.PCNCode...), ',')
		line = append(append(line, a.PublishedOn.String()...), ',')
		if a.SupersededOn != nil {
			line = append(line, a.SupersededOn.String()...)
		}
		line = strconv.AppendInt(append(line, ','), a.FrameworkVersion, 10)
		line = append(append(line, ','), a.Kind...)
		line = append(append(line, ','), a.CriteriaSet...)
		return append(strconv.AppendBool(append(line, ','), a.IsDemo), ',')
	},
	place: func(at place) string { return at.criterionCode + "," + at.roleType + "," },
	end: func(level int16) string {
		if level < 0 {
			return stateOf(level) + ",\n"
		}
		return stateOf(level) + "," + strconv.Itoa(int(level)) + "\n"
	},
}

func stateOf(level int16) string {
	switch level {
	case NotApplicable:
		return notApplicable
	case NotAssessed:
		return ratingNotAssessed
	}
	return ratingAssessed
}

// ratingSheetFull is how much is put together before it is sent, in bytes.
const ratingSheetFull = 64 << 10

// ratingSheet writes the ratings of one assessment after the other. It holds one buffer, whatever the file's length.
type ratingSheet struct {
	out      io.Writer
	form     ratingForm
	contents map[int64]content
	wanted   func(at place) bool

	asked  map[askedAlike]askedPlaces
	ends   [highestLevel - int(NotApplicable) + 1]string
	head   []byte
	buffer []byte
}

// askedAlike is what decides which places an assessment asks.
type askedAlike struct {
	frameworkVersion       int64
	criteriaSet, roleTypes string
}

// askedPlaces are those that an assessment asks and the file is to hold, each with where its level stands and what is written of
// it; of is how many levels the assessment has.
type askedPlaces struct {
	of  int
	all []askedPlace
}

type askedPlace struct {
	at   int
	text string
}

func newRatingSheet(out io.Writer, form ratingForm, contents map[int64]content, wanted func(at place) bool) *ratingSheet {
	s := &ratingSheet{out: out, form: form, contents: contents, wanted: wanted, asked: map[askedAlike]askedPlaces{}, buffer: append(make([]byte, 0, 2*ratingSheetFull), form.start...)}
	for i := range s.ends {
		s.ends[i] = form.end(int16(i) + NotApplicable)
	}
	return s
}

// add writes the ratings of an assessment, in the framework's order.
func (s *ratingSheet) add(a *assessmentRecord) error {
	places := s.places(a)
	if len(a.Levels) != places.of {
		return fmt.Errorf("the assessment %s has %d levels, and its framework %d places", a.ID, len(a.Levels), places.of)
	}
	s.head = s.form.assessment(s.head[:0], a)
	for _, p := range places.all {
		s.buffer = append(s.buffer, s.head...)
		s.buffer = append(s.buffer, p.text...)
		s.buffer = append(s.buffer, s.ends[a.Levels[p.at]-NotApplicable]...)
	}
	if len(s.buffer) < ratingSheetFull {
		return nil
	}
	return s.flush()
}

// places are the same of most assessments, so they are worked out once for all that are alike.
func (s *ratingSheet) places(a *assessmentRecord) askedPlaces {
	alike := askedAlike{a.FrameworkVersion, a.CriteriaSet, strings.Join(a.RoleTypes, ",")}
	places, ok := s.asked[alike]
	if !ok {
		slots := s.contents[a.FrameworkVersion].slots()
		places.of = len(slots)
		for i, slot := range slots {
			if a.isAsked(slot) && s.wanted(slot.place()) {
				places.all = append(places.all, askedPlace{i, s.form.place(slot.place())})
			}
		}
		s.asked[alike] = places
	}
	return places
}

func (s *ratingSheet) flush() error {
	_, err := s.out.Write(s.buffer)
	s.buffer = s.buffer[:0]
	return err
}
