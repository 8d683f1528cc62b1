package main

import (
	"maps"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// header describes a response header once, for every answer that refers to it.
func header(description string, always bool, schema *openapi3.Schema) *openapi3.HeaderRef {
	return &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{
		Description: description, Required: always, Schema: schema.NewRef()}}}
}

func text(example string) *openapi3.Schema {
	schema := openapi3.NewStringSchema()
	schema.Example = example
	return schema
}

var headers = openapi3.Headers{
	"Allow":                header("The methods this address has.", true, text("GET, PATCH")),
	"Cache-Control":        header("How long the answer may be kept: never a problem, and nothing else without asking again.", true, text("private, no-cache")),
	"Content-Disposition":  header("The name to save a file under; not on JSON.", false, text(`attachment; filename="icbs-2026-11-23.csv"`)),
	"Dry-Run":              header("true when nothing was saved, because of dry_run=true.", false, text("true")),
	"ETag":                 header("The version and a hash of what is answered; for If-Match and If-None-Match.", true, text(`"v3.Zm9vYmFyYmF6"`)),
	"ETag-Unless-File":     header("A hash of what is answered, for If-None-Match; not on a file.", false, text(`"Zm9vYmFyYmF6"`)),
	"ETag-Unless-Dry-Run":  header("The version now saved and a hash of what is answered; not on a dry run.", false, text(`"v4.Zm9vYmFyYmF6"`)),
	"Idempotency-Replayed": header("true when the answer was kept from the first request under this Idempotency-Key.", false, text("true")),
	"Link":                 header("The address of the next page; not on the last, nor on a file.", false, text(`</api/v1/icbs?cursor=eyJk>; rel="next"`)),
	"Location":             header("The address of what was made.", true, text("/api/v1/icbs/QMJ")),
	"Pragma":               header("Not to be kept, for what knows no Cache-Control.", false, text("no-cache")),
	"Retry-After":          header("Seconds to wait before the next try.", true, openapi3.NewIntegerSchema().WithMin(1)),
	"Retry-After-If-Busy":  header("Seconds to wait before the next try; only where waiting helps.", false, openapi3.NewIntegerSchema().WithMin(1)),
	"RateLimit":            header("How many requests are left to the caller (r), and after how many seconds all of them are again (t); not on a probe.", false, text(`"default";r=299;t=1`)),
	"RateLimit-Policy":     header("How many requests the caller may send (q) in a time (w, seconds); not on a probe.", false, text(`"default";q=300;w=60`)),
	"Set-Cookie":           header("What the browser is to keep, or to forget: it gets it to this server only.", false, text("__Host-trellis=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict")),
	"Vary":                 header("The request headers the answer depends on.", true, text("Authorization, Cookie, Accept, Accept-Encoding")),
	"WWW-Authenticate":     header("What programs show who they are by.", true, text("Bearer")),
	"X-Request-ID":         header("The request in our logs: the id you sent, or a new one.", true, text("0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10")),
}

// carrying refers to headers by their key above; what follows a known header's name tells variants apart.
func carrying(keys ...string) openapi3.Headers {
	carried := openapi3.Headers{}
	for _, key := range append(keys, "RateLimit", "RateLimit-Policy", "Set-Cookie", "X-Request-ID") {
		name, _, _ := strings.Cut(key, "-Unless-")
		name, _, _ = strings.Cut(name, "-If-Busy")
		carried[name] = &openapi3.HeaderRef{Ref: "#/components/headers/" + key, Value: headers[key].Value}
	}
	return carried
}

// describeConditions adds what every good answer carries: its ETag, and on reads the way to be told
// that it has not changed.
func describeConditions(d *document) error {
	d.Components.Headers = maps.Clone(headers)
	d.Components.Parameters = openapi3.ParametersMap{"If-None-Match": {Value: openapi3.NewHeaderParameter("If-None-Match").
		WithDescription("The ETag you have: while it still holds, the answer is 304 without a body.").WithSchema(text(`"v3.Zm9vYmFyYmF6"`))}}
	unchanged := openapi3.NewResponse().WithDescription("What you have still holds.")
	unchanged.Headers = carrying("ETag", "Cache-Control", "Vary", "Link", "Content-Disposition")
	offered := openapi3.NewResponse().WithDescription("What OPTIONS answers at every address: its methods.")
	offered.Headers = carrying("Allow")
	d.Components.Responses = openapi3.ResponseBodies{"NotModified": {Value: unchanged}, "Methods": {Value: offered}}

	return d.eachOperation(func(path, method string, op *openapi3.Operation) error {
		good := op.Responses.Value("200")
		if good == nil {
			good = op.Responses.Value("201")
		}
		switch {
		case path == tokenPath:
			describeTokens(op)
			return nil
		case good == nil:
			return describeSendingOn(path, op)
		}
		answer := good.Value
		switch {
		case probe(path):
			answer.Headers = carrying()
			delete(answer.Headers, "RateLimit")
			delete(answer.Headers, "RateLimit-Policy")
			delete(answer.Headers, "Set-Cookie")
			return nil
		case isStreamed(op):
			answer.Headers = carrying("Vary", "Cache-Control", "Content-Disposition")
			return nil
		case isList(op):
			answer.Headers = carrying("ETag-Unless-File", "Vary", "Cache-Control", "Link", "Content-Disposition")
		default:
			answer.Headers = carrying("ETag", "Vary", "Cache-Control")
			if answer.Content[asCSV] != nil {
				maps.Copy(answer.Headers, carrying("Content-Disposition"))
			}
		}
		if method == http.MethodGet {
			op.Parameters = append(op.Parameters, &openapi3.ParameterRef{Ref: "#/components/parameters/If-None-Match", Value: d.Components.Parameters["If-None-Match"].Value})
			op.Responses.Set("304", d.response("NotModified"))
			return nil
		}
		maps.Copy(answer.Headers, carrying("ETag-Unless-Dry-Run", "Dry-Run", "Idempotency-Replayed"))
		if made := op.Responses.Value("201"); made != nil && made.Value != answer { // a PUT that may make what it sets
			made.Value.Headers = maps.Clone(answer.Headers)
			answer = made.Value
		}
		if op.Responses.Value("201") != nil {
			maps.Copy(answer.Headers, carrying("Location"))
		}
		return nil
	})
}

// probe tells the addresses that ask whether the program is well: no limit counts them, and nothing is kept of them.
func probe(path string) bool { return path == "/healthz" || path == "/readyz" }
