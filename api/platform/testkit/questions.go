package testkit

import (
	"context"
	"sync/atomic"

	"github.com/jackc/pgx/v5"

	"trellis/api/vocabulary"
)

// Hearing is told of every question that is put to the database, whether alone or in a batch.
type Hearing func(ctx context.Context, sql string, args []any)

// TraceQueryStart hears a question that is put alone.
func (h Hearing) TraceQueryStart(ctx context.Context, _ *pgx.Conn, asked pgx.TraceQueryStartData) context.Context {
	h(ctx, asked.SQL, asked.Args)
	return ctx
}

// TraceQueryEnd is there for the interface.
func (Hearing) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// TraceBatchStart hears the questions of a batch.
func (h Hearing) TraceBatchStart(ctx context.Context, _ *pgx.Conn, asked pgx.TraceBatchStartData) context.Context {
	for _, q := range asked.Batch.QueuedQueries {
		h(ctx, q.SQL, q.Arguments)
	}
	return ctx
}

// TraceBatchQuery is there for the interface.
func (Hearing) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

// TraceBatchEnd is there for the interface.
func (Hearing) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// Questions counts the questions requests put; those of work in the background are none of them.
type Questions struct {
	Hearing
	asked atomic.Int64
}

// CountQuestions counts the questions that about says yes to; nil counts all.
func CountQuestions(about func(sql string) bool) *Questions {
	q := &Questions{}
	q.Hearing = func(ctx context.Context, sql string, _ []any) {
		if vocabulary.RequestIDFrom(ctx) != "" && (about == nil || about(sql)) {
			q.asked.Add(1)
		}
	}
	return q
}

// During is how many questions were put while something was done.
func (q *Questions) During(do func()) int64 {
	before := q.asked.Load()
	do()
	return q.asked.Load() - before
}
