package access_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// What finding out who asks adds to a request, by a token and by a cookie: known for up to a minute, and the first time.
func BenchmarkAuthenticate(b *testing.B) {
	o := newOffice(b)
	client := makeClient(b, o.Server, nil)
	b.Run("known token", func(b *testing.B) {
		got := token(b, o.Server, client)
		request := httptest.NewRequest(http.MethodGet, "/api/v1/imports", nil)
		request.Header.Set("Authorization", "Bearer "+got)
		c := o.App.Echo.NewContext(request, httptest.NewRecorder())
		b.ReportAllocs()
		for b.Loop() {
			if _, err := o.App.Access.Authenticate(c); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("token not known", func(b *testing.B) {
		claims, n := o.claims(client.ID), 0
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			n++
			request := httptest.NewRequest(http.MethodGet, "/api/v1/imports", nil)
			request.Header.Set("Authorization", "Bearer "+signed(b, o.head(), plus(claims, "n", n), byEd25519(o.key)))
			c := o.App.Echo.NewContext(request, httptest.NewRecorder())
			b.StartTimer()
			if _, err := o.App.Access.Authenticate(c); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("known session", func(b *testing.B) {
		request := httptest.NewRequest(http.MethodGet, "/api/v1/imports", nil)
		request.Header.Set("Cookie", o.Cookie())
		c := o.App.Echo.NewContext(request, httptest.NewRecorder())
		b.ReportAllocs()
		for b.Loop() {
			if _, err := o.App.Access.Authenticate(c); err != nil {
				b.Fatal(err)
			}
		}
	})
}
