package httpx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// Upload is a form with one file, taken in and laid on disk.
type Upload struct {
	// Fields are the other values of the form.
	Fields map[string]string
	// Path is where the file lies; Remove takes it away.
	Path   string
	Name   string
	Bytes  int64
	SHA256 string
}

// Remove takes the file off the disk.
func (u *Upload) Remove() {
	if u.Path != "" {
		_ = os.Remove(u.Path)
	}
}

const (
	// fieldLimit is the most bytes of a value beside the file, longFieldLimit of one that is said to be long.
	fieldLimit     = 1 << 10
	longFieldLimit = 16 << 10
)

// Long says of a value beside the file that it may be long.
func Long(name string) string { return name + " long" }

// TakeUpload reads a multipart form that holds one file, under the name file, and at most the named values. It
// neither keeps the file in memory nor reads more than limit bytes of it.
func TakeUpload(c echo.Context, limit int64, names ...string) (*Upload, error) {
	request := c.Request()
	if kind, _, err := mime.ParseMediaType(request.Header.Get("Content-Type")); err != nil || kind != "multipart/form-data" {
		return nil, vocabulary.Errorf(vocabulary.CodeUnsupportedMediaType, "Send a form with the file in it, as multipart/form-data.")
	}
	request.Body = http.MaxBytesReader(c.Response(), request.Body, limit+(64<<10))
	form, err := request.MultipartReader()
	if err != nil {
		return nil, formBroken(err)
	}
	u := &Upload{Fields: map[string]string{}}
	if err := u.read(form, limit, names); err != nil {
		u.Remove()
		return nil, err
	}
	return u, nil
}

func (u *Upload) read(form *multipart.Reader, limit int64, names []string) error {
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return formBroken(err)
		}
		name := part.FormName()
		_, seen := u.Fields[name]
		switch {
		case seen, name == "file" && u.Path != "":
			err = badField(name, "repeated", "Give this value once.")
		case name == "file":
			err = u.take(part, limit)
		case slices.Contains(names, name):
			err = u.field(name, part, fieldLimit)
		case slices.Contains(names, Long(name)):
			err = u.field(name, part, longFieldLimit)
		default:
			err = badField(name, "unknown_field", "There is no such field here. Take it out, or check its spelling.")
		}
		if err != nil {
			return err
		}
	}
	if u.Path == "" {
		return badField("file", "required", "Send a file, in the form field file.")
	}
	return nil
}

func (u *Upload) field(name string, part io.Reader, limit int) error {
	value, err := io.ReadAll(io.LimitReader(part, int64(limit)+1))
	if err != nil {
		return formBroken(err)
	}
	if len(value) > limit {
		return badField(name, "too_long", fmt.Sprintf("This value is longer than %d,%03d characters.", limit/1000, limit%1000))
	}
	if code, message := vocabulary.CheckText("The value", string(value), 0, limit); code == "bad_characters" {
		return badField(name, code, message)
	}
	u.Fields[name] = vocabulary.OneLine(string(value))
	return nil
}

func (u *Upload) take(part *multipart.Part, limit int64) error {
	// Only the last part of the name is the file's; some programs send where it lay.
	name := part.FileName()
	u.Name = vocabulary.OneLine(name[strings.LastIndexAny(name, `/\`)+1:])
	if code, _ := vocabulary.CheckText("The name", u.Name, 1, 200); code != "" || strings.Trim(u.Name, ".") == "" {
		return badField("file", "bad_name", "Give the file a name of up to 200 plain characters.")
	}
	file, err := os.CreateTemp("", "trellis-upload-*")
	if err != nil {
		return fmt.Errorf("make room for an upload: %w", err)
	}
	defer file.Close()
	u.Path = file.Name()
	sum := sha256.New()
	if u.Bytes, err = io.Copy(io.MultiWriter(file, sum), io.LimitReader(part, limit+1)); err != nil {
		if disk := (*fs.PathError)(nil); errors.As(err, &disk) {
			return fmt.Errorf("keep an upload: %w", err)
		}
		return formBroken(err)
	}
	if u.Bytes > limit {
		return tooLargeFile(limit)
	}
	u.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

func badField(name, code, message string) error {
	return vocabulary.Invalid(vocabulary.Fault{Pointer: "form:" + name, Code: code, Message: message})
}

func tooLargeFile(limit int64) error {
	return vocabulary.Errorf(vocabulary.CodeTooLarge, "The file is larger than %d MB. Send a smaller one, or a zip of it.", limit>>20)
}

func formBroken(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return tooLargeFile(tooLarge.Limit)
	}
	return vocabulary.Errorf(vocabulary.CodeBadRequest, "The form broke off before its end, or cannot be read. Send it again.")
}

// digest identifies a form for its Idempotency-Key.
func (u *Upload) digest() []byte {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(u.Fields)) {
		fmt.Fprintf(sum, "%s=%q;", name, u.Fields[name])
	}
	fmt.Fprintf(sum, "%q %s", u.Name, u.SHA256)
	return sum.Sum(nil)
}

// CreateFrom answers a POST that makes something new out of an uploaded file.
func CreateFrom(c echo.Context, w *Writer, u *Upload, effect func(ctx context.Context, actor vocabulary.Actor) (Output, error)) error {
	return write(c, w, func() (content, error) { return content{digest: u.digest(), into: func(any) error { return nil }}, nil }, nil,
		func(ctx context.Context, in Input[struct{}]) (Output, error) { return effect(ctx, in.Actor) })
}

// Unhurry lets a route take longer than others: its work, the reading of its body and the writing of its answer.
func Unhurry(c echo.Context, limit time.Duration) (done context.CancelFunc) {
	ctx, cancel := Unhurried(c.Request().Context(), limit)
	// Unhurried starts from the caller's own context; what was added on the way comes along.
	if actor, ok := vocabulary.ActorFrom(c.Request().Context()); ok {
		ctx = vocabulary.WithActor(ctx, actor)
	}
	allow(c, ctx, limit)
	return cancel
}

// allow lets a request's work, the reading of its body and the writing of its answer take until a limit.
func allow(c echo.Context, ctx context.Context, limit time.Duration) {
	c.SetRequest(c.Request().WithContext(ctx))
	deadline := time.Now().Add(limit)
	controller := http.NewResponseController(c.Response())
	_ = controller.SetReadDeadline(deadline)
	_ = controller.SetWriteDeadline(deadline)
}
