// Package evidence reads what published files say about organisations into statements: one for each
// row that says something, with the place it stands in. It knows no database and decides nothing;
// package history weighs the statements of all files against each other.
package evidence

import "trellis/api/vocabulary"

// Fact is what a statement is about.
type Fact string

const (
	// SubICBLocation states a sub-ICB location: its name and, where the file says so, its ONS code and ICB.
	SubICBLocation Fact = "sub_icb_location"
	// PCN states a primary care network: its name, its commissioner (a sub-ICB location) and, in a full
	// history, the days it opened and closed.
	PCN Fact = "pcn"
	// Practice states a practice: its name, postcode, commissioner and PCN. In a full history the
	// membership has its days, and a practice has a statement for each membership; in a snapshot it has
	// none, and an empty PCN code says that the practice belongs to no PCN.
	Practice Fact = "practice"
	// ListSize states how many people are registered at a practice.
	ListSize Fact = "list_size"
	// Deprivation states the Index of Multiple Deprivation score of a practice's registered people.
	Deprivation Fact = "deprivation"
	// Borough states in which borough most of a PCN lies.
	Borough Fact = "borough"
	// Mention only names a PCN or practice, in a row that was left out: so it is not absent.
	Mention Fact = "mention"
	// Unidentified marks a row whose code cannot be read. It may be anyone's, so nobody is absent.
	Unidentified Fact = "unidentified"
)

// Statement is what one row says. Only the fields its fact needs are filled.
type Statement struct {
	Fact Fact
	// Code is the ODS code of what it is about; "" for Unidentified.
	Code               string
	Name               string
	Postcode           string
	ONSCode            string
	ICBCode            string
	SubICBLocationCode string
	PCNCode            string
	BoroughGSSCode     string
	// ValidFrom and ValidTo are the stated days, [from, to): a published last day has one added. Zero when not stated.
	ValidFrom, ValidTo vocabulary.Date
	ListSize           int64
	IMDYear            int64
	IMDScore           float64
	// Weak marks a commissioner the file does not really state: a PCN's when its practices have several.
	// It counts only where no other file states one.
	Weak bool
	// Sheet and Row say where it stands; Sheet is "" in a CSV file, and rows count from 1 with the header.
	Sheet string
	Row   int64
}

// Reading is everything a file says.
type Reading struct {
	// AsAt is the day the file describes: the caller's, or the file's own where it carries one.
	AsAt       vocabulary.Date
	Statements []Statement
	// Rows counts the data rows, headers and blank rows apart.
	Rows int64
}

// The kinds of file, by the names they are imported under.
const (
	KindPracticeMap = "ods_practice_map"
	KindEPCN        = "ods_epcn"
	KindListSizes   = "list_sizes"
	KindDeprivation = "imd_practice"
	KindPCNBoroughs = "pcn_boroughs"
)
