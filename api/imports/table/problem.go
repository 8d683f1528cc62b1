package table

// Result says what became of a row with a problem.
type Result string

const (
	// LeftOut: nothing of the row is used.
	LeftOut Result = "left_out"
	// PutRight: the row is used, with the value corrected as the message says.
	PutRight Result = "put_right"
	// Waiting: the row is kept, and counts once another file names what it is about.
	Waiting Result = "waiting"
	// Noted: the row is used as it is; the reader should know something about it.
	Noted Result = "noted"
)

// Problem is something about one row that a reader of the plan should know.
type Problem struct {
	// Sheet is "" in a CSV file; Row counts from 1, the header included; Column is its heading, or its
	// letter where there is none.
	Sheet  string
	Row    int64
	Column string
	// Value is what was found, at most 100 characters of it.
	Value string
	// Code is stable; Message is a sentence that says what is wrong and what to do.
	Code    string
	Message string
	Result  Result
}
