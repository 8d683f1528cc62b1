package workforce

import (
	"cmp"
	"math"
	"strings"

	"trellis/api/imports"
	"trellis/api/imports/upsert"
	"trellis/api/vocabulary"
)

func compareText(a, b string) int   { return cmp.Compare(a, b) }
func rounded(share float64) float64 { return math.Round(share*100) / 100 }
func rounded4(wte float64) float64  { return math.Round(wte*10000) / 10000 }
func dayIn(text string) *vocabulary.Date {
	day, err := vocabulary.ParseDate(text)
	if err != nil {
		return nil
	}
	return &day
}
func textOf(day *vocabulary.Date) string {
	if day == nil {
		return ""
	}
	return day.String()
}
func textIn(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// term is one of the things a post is from a day until a day, as a cell has it.
type term struct {
	column string
	needed bool
	get    func(t *PostTerms) string
	set    func(c *PostChange, cell string)
}

var postFileTerms = []term{
	{"wte_funded", true, func(t *PostTerms) string { return upsert.Decimal(t.WTEFunded) }, func(c *PostChange, cell string) { wte := numberIn(cell); c.WTEFunded = &wte }},
	{"afc_band", false, func(t *PostTerms) string { return textIn(t.AfCBand) }, func(c *PostChange, cell string) { c.AfCBand = given(orNull(cell)) }},
	{"pay_zone", false, func(t *PostTerms) string { return textIn(t.PayZone) }, func(c *PostChange, cell string) { c.PayZone = given(orNull(cell)) }},
	{"contract", true, func(t *PostTerms) string { return t.Contract }, func(c *PostChange, cell string) { c.Contract = &cell }},
	{"contract_ends_on", false, func(t *PostTerms) string { return textOf(t.ContractEndsOn) }, func(c *PostChange, cell string) { c.ContractEndsOn = given(dayIn(cell)) }},
	{"engagement", true, func(t *PostTerms) string { return t.Engagement }, func(c *PostChange, cell string) { c.Engagement = &cell }},
	{"employer_type", true, func(t *PostTerms) string { return t.EmployerType }, func(c *PostChange, cell string) { c.EmployerType = &cell }},
	{"employer_name", true, func(t *PostTerms) string { return t.EmployerName }, func(c *PostChange, cell string) { c.EmployerName = &cell }},
}

// given is a value that was given, perhaps as nothing.
func given[T any](value *T) vocabulary.Given[T] {
	return vocabulary.Given[T]{IsGiven: true, Value: value}
}

// judging works out what one row makes of a post.
type judging struct {
	cells   map[string]string
	network network
	// today is the day on which the file was sent.
	today   vocabulary.Date
	post    *filedPost
	changes []imports.PlannedChange
	faults  []upsert.Fault
}

func (j *judging) wrong(column, code, message string) {
	j.faults = append(j.faults, upsert.Fault{Column: column, Code: code, Message: message})
}

// says names a difference of one value from a day on.
func (j *judging) says(action, column, before, after string, on vocabulary.Date) {
	j.changes = append(j.changes, imports.PlannedChange{Action: action, RecordType: "post", Name: orNull(j.post.RoleType), ColumnName: orNull(column), Before: orNull(before), After: orNull(after), EffectiveOn: &on})
}

// Judge works out what a row makes of a post.
func (r postRecords) Judge(row upsert.Row, before *filedPost) (*filedPost, []imports.PlannedChange, []upsert.Fault) {
	pcn, _, _ := strings.Cut(row.Key, "/")
	j := &judging{cells: row.Cells, network: r.networks[pcn], today: r.clock.Today()}
	if sent := dayIn(row.Cells[sentOn]); sent != nil {
		j.today = *sent
	}
	if before == nil {
		j.make(row.Key)
	} else {
		j.post = before.clone()
		j.change(before)
	}
	if len(j.faults) == 0 && len(j.changes) > 0 {
		j.faults = j.post.misfits()
	}
	return j.post, j.changes, j.faults
}

// make makes a post that is not there.
func (j *judging) make(key string) {
	pcn, reference, _ := strings.Cut(key, "/")
	j.post = &filedPost{PCNCode: pcn, Reference: reference, RoleType: j.cells["role_type"], BasePracticeCodes: []string{}, ClosedOn: dayIn(j.cells["closed_on"]), RecruitingFrom: dayIn(j.cells["recruiting_from"])}
	opened := dayIn(j.cells["opened_on"])
	var missing []string
	for _, needed := range []string{"role_type", "opened_on", "wte_funded", "contract", "engagement", "employer_type", "employer_name"} {
		if cell, _ := j.cell(needed, PostTerms{}); cell == "" {
			missing = append(missing, needed)
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		j.wrong(missing[0], "missing", "There is no post "+key+" yet, and to make one takes "+missing[0]+". Fill it in, or check the reference.")
		return
	default: // one mistake, and more likely of the reference
		j.wrong("reference", "missing", "There is no post "+key+" yet. Check the reference; or, to make one, fill in "+strings.Join(missing, ", ")+".")
		return
	}
	p := j.post
	p.OpenedOn = *opened
	if j.network.closedBy(p.OpenedOn) {
		j.wrong("opened_on", "pcn_closed", j.network.beginsBefore())
		return
	}
	if p.ClosedOn != nil && !p.ClosedOn.After(p.OpenedOn) {
		j.wrong("closed_on", "contradicts", "The post would close on or before "+p.OpenedOn.Words()+", on which it begins.")
		return
	}
	if on := dayIn(j.cells["effective_on"]); on != nil && *on != p.OpenedOn {
		j.wrong("effective_on", "contradicts", "A new post is what it is from its first day, "+p.OpenedOn.Words()+". Leave effective_on blank.")
		return
	}
	var change PostChange
	for _, term := range postFileTerms {
		cell, _ := j.cell(term.column, PostTerms{})
		term.set(&change, cell)
	}
	t := PostTerms{ValidFrom: p.OpenedOn, ValidTo: p.ClosedOn}
	change.into(&t)
	p.Terms = []PostTerms{t}
	share := 100.0
	if cell := j.cells["arrs_share"]; cell != "" {
		share = numberIn(cell)
	}
	p.repay(p.OpenedOn, p.ClosedOn, []FundingLine{{Source: "arrs", Share: share}, {Source: "other", Share: 100 - share}})
	j.says("create", "", "", p.RoleType+", "+upsert.Decimal(t.WTEFunded)+" WTE, "+strings.ReplaceAll(t.Contract, "_", " "), p.OpenedOn)
}

// change changes one that is.
func (j *judging) change(before *filedPost) {
	j.keeps("role_type", before.RoleType)
	j.keeps("opened_on", before.OpenedOn.String())
	j.closes(before)
	if cell, has := j.cells["recruiting_from"]; has && cell != textOf(before.RecruitingFrom) {
		j.post.RecruitingFrom = dayIn(cell)
		j.says("update", "recruiting_from", textOf(before.RecruitingFrom), cell, before.OpenedOn)
	}
	if len(j.faults) > 0 {
		return
	}
	on := dayIn(j.cells["effective_on"])
	if on != nil && !holds(j.post.OpenedOn, j.post.ClosedOn, *on) {
		j.wrong("effective_on", "contradicts", "The post is not there on "+on.Words()+". Choose a day of it, or leave effective_on blank.")
		return
	}
	day := before.within(j.today)
	switch {
	case on != nil:
		day = *on
	case holds(j.post.OpenedOn, j.post.ClosedOn, j.today): // what was until now stays as it was
		day, on = j.today, &j.today
	}
	j.terms(before, day, on)
	j.pays(before, day, on)
}

// cell is that of a column, and whether there is one: where the network itself employs them, its name goes without saying.
func (j *judging) cell(column string, held PostTerms) (cell string, has bool) {
	cell, has = j.cells[column]
	if column != "employer_name" || cell != "" {
		return cell, has
	}
	employer, given := j.cells["employer_type"]
	if !given {
		employer = held.EmployerType
	}
	if employer == employedByNetwork && (has || held.EmployerType != employedByNetwork) {
		return j.network.Name, true
	}
	return cell, has
}

// leavesNetwork tells whether somebody else comes to employ them than the network itself, and who is not said.
func (j *judging) leavesNetwork(held PostTerms) bool {
	employer, name := j.cells["employer_type"], j.cells["employer_name"]
	return held.EmployerType == employedByNetwork && employer != "" && employer != employedByNetwork && (name == "" || name == j.network.Name)
}

// keeps refuses another value of what a post keeps.
func (j *judging) keeps(column, value string) {
	cell, has := j.cells[column]
	switch {
	case !has || cell == value:
	case cell == "":
		j.wrong(column, "missing", "This is blank, and the post has "+value+", which it keeps. Write that, or leave the column out.")
	default:
		j.wrong(column, "cannot_change", "The post has "+value+", which it keeps. Close it and make another.")
	}
}

func (j *judging) closes(before *filedPost) {
	cell, has := j.cells["closed_on"]
	if !has || cell == textOf(before.ClosedOn) {
		return
	}
	closed := dayIn(cell)
	if closed != nil && !closed.After(before.OpenedOn) {
		j.wrong("closed_on", "contradicts", "The post would close on or before "+before.OpenedOn.Words()+", on which it begins.")
		return
	}
	if later := j.post.endOn(closed); len(later) > 0 {
		j.wrong("closed_on", "contradicts", "Closed on "+closed.Words()+", the post would lose what is kept of it for later. "+strings.Join(later, " "))
		return
	}
	switch {
	case before.ClosedOn == nil:
		j.says("close", "closed_on", "", cell, *closed)
	case closed == nil:
		j.says("reopen", "closed_on", textOf(before.ClosedOn), "", *before.ClosedOn)
	default:
		j.says("redate", "closed_on", textOf(before.ClosedOn), cell, *closed)
	}
}

// terms changes what the post is, the way a change by hand does. What a cell says is compared with one day.
func (j *judging) terms(before *filedPost, day vocabulary.Date, on *vocabulary.Date) {
	at := before.termsOn(day)
	if at < 0 { // it is open again on that day, as it was last
		at = len(before.Terms) - 1
	}
	held, change := before.Terms[at], PostChange{EffectiveOn: on}
	from := held.ValidFrom
	if on != nil {
		from = *on
	}
	if j.leavesNetwork(held) {
		j.wrong("employer_name", "missing", newEmployer(held.EmployerName))
		return
	}
	changes := len(j.changes)
	for _, term := range postFileTerms {
		cell, has := j.cell(term.column, held)
		now := term.get(&held)
		if !has || cell == now {
			continue
		}
		if cell == "" && term.needed {
			j.wrong(term.column, "missing", "This is blank, and the post has "+now+". Fill it in, or leave the column out.")
			continue
		}
		term.set(&change, cell)
		j.says("update", term.column, now, cell, from)
	}
	if len(j.changes) > changes {
		j.post.Terms, _ = change.terms(keptPost{PCNName: j.network.Name, OpenedOn: j.post.OpenedOn, ClosedOn: j.post.ClosedOn}, j.post.Terms, j.today)
	}
}

// pays changes which part the scheme pays.
func (j *judging) pays(before *filedPost, day vocabulary.Date, on *vocabulary.Date) {
	cell, has := j.cells["arrs_share"]
	share := rounded(before.arrsShareOn(before.within(day)))
	if !has || cell == upsert.Decimal(share) {
		return
	}
	if cell == "" {
		j.wrong("arrs_share", "missing", "This is blank, and the scheme pays "+upsert.Decimal(share)+" per cent. Write 0 where it pays nothing.")
		return
	}
	from, err := j.post.payFrom(j.post.within(day), on != nil, numberIn(cell))
	if err != nil {
		j.wrong("arrs_share", "several_payers", "Besides the scheme "+err.Error()+".")
		return
	}
	j.says("update", "arrs_share", upsert.Decimal(share), cell, from)
}
