package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// Report is what a run found.
type Report struct {
	At      time.Time `json:"at"`
	Machine string    `json:"machine"`
	Data    string    `json:"data"`
	Rows    []Row     `json:"rows"`
}

// Row is one case.
type Row struct {
	Case     string  `json:"case"`
	Product  Side    `json:"product"`
	Baseline Side    `json:"baseline"`
	Ratio    float64 `json:"ratio"` // of CPU, product to baseline
	Limit    float64 `json:"limit"`
	Within   bool    `json:"within"`
}

// Side is what one server took.
type Side struct {
	CPUMicroseconds float64 `json:"cpu_microseconds_per_request"`
	PerSecond       float64 `json:"requests_per_second"`
	P99Milliseconds float64 `json:"p99_milliseconds"`
}

func sideOf(f figures) Side { return Side{f.cpuMicroseconds(), f.perSecond(), f.p99Milliseconds()} }

func rowOf(c benchCase, product, baseline figures) Row {
	r := Row{Case: c.Name, Product: sideOf(product), Baseline: sideOf(baseline), Limit: c.Limit}
	r.Ratio = r.Product.CPUMicroseconds / r.Baseline.CPUMicroseconds
	r.Within = r.Ratio <= r.Limit
	return r
}

// print writes the table.
func (r Report) print(out io.Writer) {
	fmt.Fprintf(out, "%s\n%s\n\n", r.Machine, r.Data)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "Request\tCPU µs\tbaseline µs\tratio\tlimit\t\treq/s\tbaseline\tp99 ms\tbaseline")
	for _, row := range r.Rows {
		verdict := "within"
		if !row.Within {
			verdict = "OVER"
		}
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.2f\t%.1f\t%s\t%.0f\t%.0f\t%.1f\t%.1f\n", row.Case, row.Product.CPUMicroseconds, row.Baseline.CPUMicroseconds,
			row.Ratio, row.Limit, verdict, row.Product.PerSecond, row.Baseline.PerSecond, row.Product.P99Milliseconds, row.Baseline.P99Milliseconds)
	}
	_ = w.Flush()
}
