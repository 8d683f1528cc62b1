package contract

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
)

// Part is one value of a form; with a file name it is a file.
type Part struct {
	Name, FileName string
	Content        []byte
}

// Form writes a form as a browser sends it.
func Form(parts ...Part) (contentType string, body []byte) {
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	for _, p := range parts {
		header := textproto.MIMEHeader{}
		disposition := fmt.Sprintf(`form-data; name="%s"`, quoted(p.Name))
		if p.FileName != "" {
			disposition += fmt.Sprintf(`; filename="%s"`, quoted(p.FileName))
			header.Set("Content-Type", "application/octet-stream")
		}
		header.Set("Content-Disposition", disposition)
		part, _ := w.CreatePart(header) // a buffer takes everything
		_, _ = part.Write(p.Content)
	}
	_ = w.Close()
	return w.FormDataContentType(), out.Bytes()
}

func quoted(name string) string { return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) }

// PostForm sends a form and holds the answer against openapi.yaml.
func (s *Server) PostForm(path string, header map[string]string, parts ...Part) *Response {
	s.t.Helper()
	contentType, body := Form(parts...)
	headers := map[string]string{"Content-Type": contentType}
	for name, value := range header {
		headers[name] = value
	}
	return s.Do(http.MethodPost, path, headers, body)
}
