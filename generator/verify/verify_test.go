package verify

import (
	"context"
	"crypto/tls"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/scholar"
	"lectern/generator/verify/probe"
)

const people = `# the people
[[author]]
id   =   "ada"    # odd spacing stays
name = "Ada Example"
orcid = "0000-0002-1825-0097"
website = "https://ada.example/"

  [[author.affiliations]]
  institution = "iis"

[[author]]
id = "bob"
name = "Bob Example"   # names nothing that could prove him

[[author]]
id = "cy"
name = "Cy Example"
website = "https://cy.example/"
verifications = [
  # found long ago
  { method = "website", evidence = "https://cy.example/", on = "2020-01-01" },
  { method = "dns", evidence = "gone.example", on = "2020-01-01" },
]
`

const line = `{"id":"dee", "name":"Dee Example","website":"https://dee.example/"}` + "\n"

func newSite(t *testing.T) string {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":                   "title = \"T\"\nbase_url = \"https://people.example/\"\n",
		"content/authors/people.toml": people,
		"content/authors/more.jsonl":  line,
		"content/institutions/i.toml": "id = \"iis\"\nname = \"IIS\"\nurl = \"https://www.iis.example/en/\"\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func files(t *testing.T, dir string) map[string]string {
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var text []byte
			text, err = os.ReadFile(filepath.Join(dir, name))
			out[name] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// options ask a local server, which stands for all hosts.
func options(t *testing.T, said *[]string) Options {
	answers := map[string]string{
		"pub.orcid.org/v3.0/0000-0002-1825-0097/researcher-urls": `{"researcher-url":[{"url":{"value":"https://people.example/authors/ada/"}}]}`,
		"ada.example/":                         `<link rel="me" href="https://people.example/authors/ada/">`,
		"cy.example/":                          `<a rel="me" href="https://people.example/authors/cy/">`,
		"dee.example/":                         `<a rel="me" href="https://people.example/authors/dee/">`,
		"iis.example/.well-known/lectern.json": `{"profiles":["https://people.example/authors/ada/"]}`,
	}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if agent := r.UserAgent(); agent != "Lectern (verify; +https://people.example/)" {
			t.Errorf("asked as %q", agent)
		}
		body, known := answers[r.Host+r.URL.Path]
		if !known {
			w.WriteHeader(http.StatusNotFound)
		}
		io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return Options{Today: scholar.Date{Year: 2026, Month: 11, Day: 2}, Say: func(line string) { *said = append(*said, line) },
		Probe: probe.Options{Pause: time.Millisecond, TLS: &tls.Config{InsecureSkipVerify: true},
			Lookup: func(context.Context, string) ([]netip.Addr, error) {
				return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
			},
			Connect: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
			},
			LookupTXT: func(context.Context, string) ([]string, error) { return nil, &net.DNSError{IsNotFound: true} },
		}}
}

// What is found enters the records, and every other byte stays. A second run finds it
// all again and writes nothing.
func TestRecords(t *testing.T) {
	dir := newSite(t)
	want := files(t, dir)
	var said []string
	r, err := Run(context.Background(), dir, options(t, &said))
	if err != nil || r.Refused != "" || r.Asked != 3 || r.Found != 5 || r.Fresh != 4 || r.Troubles != 0 {
		t.Fatal(err, r, said)
	}
	got := files(t, dir)
	want["content/authors/more.jsonl"] = strings.Replace(line, `"}`, `","verifications":[{"method":"website","evidence":"https://dee.example/","on":"2026-11-02"}]}`, 1)
	want["content/authors/people.toml"] = strings.Replace(people, "website = \"https://ada.example/\"\n", `website = "https://ada.example/"
verifications = [{ method = "orcid", evidence = "https://orcid.org/0000-0002-1825-0097", on = "2026-11-02" }, { method = "website", evidence = "https://ada.example/", on = "2026-11-02" }, { method = "well-known", evidence = "https://iis.example/.well-known/lectern.json", on = "2026-11-02" }]
`, 1)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, line := range []string{"cy: website: https://cy.example/ still holds, recorded on 2020-01-01",
		"warning: cy: dns: gone.example, recorded on 2020-01-01, no longer holds: take it out of the record if it is gone for good"} {
		if !slices.Contains(said, line) {
			t.Errorf("nobody says %q: %q", line, said)
		}
	}
	r, err = Run(context.Background(), dir, options(t, &said))
	if err != nil || r.Found != 5 || r.Fresh != 0 {
		t.Error(err, r)
	}
	if d := cmp.Diff(got, files(t, dir)); d != "" {
		t.Errorf("a second run writes: %s", d)
	}
}

func TestDryRun(t *testing.T) {
	dir := newSite(t)
	before := files(t, dir)
	var said []string
	o := options(t, &said)
	o.DryRun, o.IDs = true, []string{"dee"}
	r, err := Run(context.Background(), dir, o)
	if err != nil || r.Asked != 1 || r.Fresh != 1 {
		t.Fatal(err, r)
	}
	if d := cmp.Diff(before, files(t, dir)); d != "" {
		t.Error(d)
	}
}

func TestRefusals(t *testing.T) {
	dir := newSite(t)
	var said []string
	o := options(t, &said)
	o.IDs = []string{"adda"}
	if r, err := Run(context.Background(), dir, o); err != nil || !strings.Contains(r.Refused, `did you mean "ada"`) {
		t.Error(err, r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	o.IDs = nil
	if _, err := Run(ctx, dir, o); err == nil {
		t.Error("a run that was called off went on")
	}
	if err := os.WriteFile(filepath.Join(dir, "content/authors/x.toml"), []byte("name ="), 0o644); err != nil {
		t.Fatal(err)
	}
	if r, err := Run(context.Background(), dir, o); err != nil || r.Refused == "" || len(r.Diags) == 0 {
		t.Error(err, r)
	}
}
