// Package england writes files of the kinds that are published, about organisations that do not exist. It is for
// tests and the bench.
package england

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Practice is a row of a practice map. Without a PCN it is unallocated.
type Practice struct{ Code, Name, Postcode, PCN, PCNName, Location, ICB string }

// PCN is a row of PCN Details. Days are written YYYYMMDD.
type PCN struct{ Code, Name, Location, Open, Close string }

// Member is a row of PCN Core Partner Details: a practice in a PCN.
type Member struct{ Practice, Name, Location, PCN, PCNName, PCNLocation, From, To string }

// MapHeader is the header of a practice map, as it is published.
const MapHeader = "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_SUB_ICB_LOCATION_CODE," +
	"SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ONS_ICB_CODE,ICB_CODE,ICB_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME,SUPPLIER_NAME"

// Map writes a practice map of a day, YYYY-MM-DD.
func Map(day string, practices ...Practice) []byte {
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	rows := [][]string{strings.Split(MapHeader, ",")}
	for _, p := range practices {
		if p.PCN == "" {
			p.PCN, p.PCNName = "U", "Unallocated"
		}
		rows = append(rows, []string{"GP_PRAC_PAT_LIST", on.Format("02Jan2006"), p.Code, or(p.Name, "SURGERY "+p.Code), or(p.Postcode, "N1 1AA"), p.PCN, or(p.PCNName, p.PCN+" PCN"),
			"", p.Location, "Location " + p.Location, "", p.ICB, "", "", "", "", ""})
	}
	return table(rows, "\r\n")
}

// EPCN writes the workbook of PCNs and their practices.
func EPCN(pcns []PCN, members []Member) []byte {
	book := excelize.NewFile()
	defer book.Close()
	sheet(book, "PCNDetails", []string{"PCN Code", "PCN Name", "Current\nSub ICB Loc Code", "Sub ICB Location", "Open Date", "Close Date"}, len(pcns), func(i int) []string {
		p := pcns[i]
		return []string{p.Code, or(p.Name, p.Code+" PCN"), p.Location, "Location " + p.Location, p.Open, p.Close}
	})
	sheet(book, "PCN Core Partner Details", []string{"Partner\nOrganisation\nCode", "Partner\nName", "Practice\nParent\nSub ICB Loc Code", "Practice Parent Sub ICB Loc Name", "PCN Code", "PCN Name",
		"PCN Parent Sub ICB Loc Code", "PCN Parent Sub ICB Loc Name", "Practice to PCN\nRelationship\nStart Date", "Practice to PCN\nRelationship\nEnd Date"}, len(members), func(i int) []string {
		m := members[i]
		location := or(m.PCNLocation, m.Location)
		return []string{m.Practice, or(m.Name, "SURGERY "+m.Practice), m.Location, "Location " + m.Location, m.PCN, or(m.PCNName, m.PCN+" PCN"), location, "Location " + location, m.From, m.To}
	})
	must(book.DeleteSheet("Sheet1"))
	out, err := book.WriteToBuffer()
	must(err)
	return out.Bytes()
}

// Counts writes the sizes of practices' lists.
func Counts(sizes map[string]int) []byte {
	rows := [][]string{{"practice_code", "list_size"}}
	for _, code := range sorted(sizes) {
		rows = append(rows, []string{code, strconv.Itoa(sizes[code])})
	}
	return table(rows, "\n")
}

// Scores writes the scores of practices.
func Scores(year int, scores map[string]float64) []byte {
	rows := [][]string{{"practice_code", fmt.Sprintf("imd%d_score", year)}}
	for _, code := range sorted(scores) {
		rows = append(rows, []string{code, strconv.FormatFloat(scores[code], 'f', -1, 64)})
	}
	return table(rows, "\n")
}

// Boroughs writes in which borough each PCN lies.
func Boroughs(boroughs map[string]string) []byte {
	rows := [][]string{{"pcn_code", "borough_gss_code"}}
	for _, code := range sorted(boroughs) {
		rows = append(rows, []string{code, boroughs[code]})
	}
	return table(rows, "\n")
}

func sheet(book *excelize.File, name string, header []string, rows int, row func(i int) []string) {
	_, err := book.NewSheet(name)
	must(err)
	w, err := book.NewStreamWriter(name)
	must(err)
	write := func(n int, cells []string) {
		values := make([]any, len(cells))
		for i, cell := range cells {
			values[i] = cell
		}
		must(w.SetRow("A"+strconv.Itoa(n), values))
	}
	write(1, header)
	for i := range rows {
		write(i+2, row(i))
	}
	must(w.Flush())
}

func table(rows [][]string, lineEnd string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = lineEnd == "\r\n"
	must(w.WriteAll(rows))
	return out.Bytes()
}

func or(text, otherwise string) string {
	if text != "" {
		return text
	}
	return otherwise
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
