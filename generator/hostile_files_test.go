package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/diag"
)

// What a file may be: each gives a page, or errors with their places; never both.
func TestHostileFiles(t *testing.T) {
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	record := func(key, value string) string {
		text, _ := json.Marshal(value)
		return fmt.Sprintf(`{"id": "x", "title": "Unmistakable", %q: %s}`, key, text)
	}
	for name, c := range map[string]struct {
		file, text string
		page       bool
	}{
		"control characters in JSON":    {"works/x.json", "{\"id\": \"x\", \"title\": \"Un\u0001\"}", false},
		"escaped control characters":    {"works/x.json", `{"id": "x", "title": "Unmistakable\u0000\u001b[31m\u0085"}`, true},
		"invalid UTF-8 in TOML":         {"works/x.toml", "id = \"x\"\ntitle = \"Un\xffmistakable\"\n", false},
		"invalid UTF-8 in JSON":         {"works/x.json", "{\"id\": \"x\", \"title\": \"Un\xc3\x28\"}", false},
		"half a surrogate":              {"works/x.json", `{"id": "x", "title": "Unmistakable \ud800"}`, false},
		"UTF-16":                        {"works/x.toml", "\xff\xfei\x00d\x00", false},
		"BOM and CRLF":                  {"works/x.toml", "\ufeffid = \"x\"\r\ntitle = \"Unmistakable\"\r\nabstract = \"\"\"\r\nOne\r\n\r\nTwo\r\n\"\"\"\r\n", true},
		"BOM and CRLF in JSONL":         {"works/x.jsonl", "\ufeff{\"id\": \"x\", \"title\": \"Unmistakable\"}\r\n\r\n", true},
		"BOM and CRLF in Markdown":      {"authors/x.md", "\ufeff+++\r\nname = \"Unmistakable\"\r\n+++\r\n\r\n# One\r\n\r\nTwo\r\n", true},
		"CR alone":                      {"works/x.toml", "id = \"x\"\rtitle = \"Unmistakable\"\r", false},
		"10 MB of words":                {"works/x.json", record("abstract", strings.Repeat("All work and no play. ", 10<<20/22)), true},
		"10 MB of one word":             {"works/x.json", record("abstract", strings.Repeat("a", 10<<20)), true},
		"3 MB of TeX braces":            {"works/x.json", record("abstract", strings.Repeat("{", 3<<20)), true},
		"3 MB of dollars":               {"works/x.json", record("abstract", strings.Repeat("$ ", 3<<19)), true},
		"3 MB of TeX commands":          {"works/x.json", record("abstract", strings.Repeat(`\textbf{`, 3<<17)), true},
		"3 MB of tags":                  {"works/x.json", record("abstract", strings.Repeat("<b>", 1<<20)), true},
		"3 MB of brackets":              {"works/x.json", record("abstract", strings.Repeat("<", 3<<20)), true},
		"3 MB of ampersands":            {"works/x.json", record("abstract", strings.Repeat("&amp;", 3<<18)), true},
		"deep mathematics":              {"works/x.json", record("abstract", "$"+deep(`\frac{`, "}", 20000)+"$"), true},
		"deep sub and sup":              {"works/x.json", record("abstract", deep("<sub>", "</sub>", 50000)), true},
		"deep quotes in Markdown":       {"authors/x.json", strings.Replace(record("bio", strings.Repeat("> ", 10000)+"x"), "title", "name", 1), true},
		"deep lists in Markdown":        {"authors/x.json", strings.Replace(record("bio", strings.Repeat("- ", 5000)+"x"), "title", "name", 1), true},
		"brackets in Markdown":          {"authors/x.json", strings.Replace(record("bio", strings.Repeat("[", 20000)+strings.Repeat("](", 20000)), "title", "name", 1), true},
		"emphasis in Markdown":          {"authors/x.json", strings.Replace(record("bio", strings.Repeat("*a _b ", 20000)), "title", "name", 1), true},
		"backquotes in Markdown":        {"authors/x.json", strings.Replace(record("bio", strings.Repeat("`a ``b ", 20000)), "title", "name", 1), true},
		"a long title":                  {"works/x.json", fmt.Sprintf(`{"id": "x", "title": "Unmistakable", "keywords": [%q]}`, strings.Repeat("k", 1<<20)), true},
		"deep JSON":                     {"works/x.json", `{"id": "x", "title": "Unmistakable", "extra": ` + deep(`{"a":`, "}", 100000) + `}`, false},
		"deep lists of TOML":            {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra.a = " + deep("[", "]", 100000), false},
		"deep keys of TOML":             {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra" + strings.Repeat(".a", 100000) + " = 1\n", false},
		"deep headers of TOML":          {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\n[extra" + strings.Repeat(".a", 100000) + "]\n", false},
		"many authors":                  {"works/x.json", `{"id": "x", "title": "Unmistakable", "authors": [` + strings.Repeat(`"A B", `, 20000) + `"C"]}`, true},
		"a number that is none":         {"works/x.json", `{"id": "x", "title": "Unmistakable", "citations": 1e999}`, false},
		"a number beyond all bounds":    {"works/x.json", `{"id": "x", "title": "Unmistakable", "position": 99999999999999999999}`, false},
		"an odd number in extra":        {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra = {a = inf, b = -nan, c = 0x7fffffffffffffff, d = 1979-05-27T07:32:00Z}\n", true},
		"a year before the calendar":    {"works/x.json", `{"id": "x", "title": "Unmistakable", "year": -400}`, false},
		"part of itself":                {"works/x.json", `{"id": "x", "title": "Unmistakable", "part_of": "x"}`, false},
		"version of itself":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "version_of": "x"}`, false},
		"its own reference":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "references": ["x"]}`, true},
		"its own former id":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "former_ids": ["x"]}`, false},
		"a former id that is another's": {"works/x.json", `{"id": "x", "title": "Unmistakable", "former_ids": ["one"]}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, demo)
			s.write("content/"+c.file, c.text)
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			kind, _, _ := strings.Cut(c.file, "/")
			text := s.published()[kind+"/x/index.html"]
			if got := strings.Contains(text, "Unmistakable"); got != c.page || got == (r.Errors > 0) {
				t.Errorf("page %v, want %v; %.300v", got, c.page, r.Diags)
			}
			if text != "" {
				checkHarmless(t, name, text)
			}
			for _, d := range r.Diags {
				if d.Place.Line == 0 || d.Place.Column == 0 || len(d.Message) > 2000 {
					t.Errorf("%.300v", d)
				}
			}
		})
	}
}

// Links and other things on disk that are no files of the site.
func TestFilesThatAreNone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("a secret of the machine"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := func(s *site, target, name string) {
		t.Helper()
		name = filepath.Join(s.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, name); err != nil {
			t.Skip(err)
		}
	}
	for name, lay := range map[string]func(s *site){
		"a photo outside":     func(s *site) { link(s, secret, "content/authors/x.jpg") },
		"a photo up and away": func(s *site) { link(s, "../../../../../../../../../../etc/passwd", "content/authors/x.jpg") },
		"a folder":            func(s *site) { s.write("content/authors/x.jpg/y.png", "x") },
		"a link to a folder":  func(s *site) { link(s, "../static", "content/authors/x.jpg") },
		"a link to itself":    func(s *site) { link(s, "x.jpg", "content/authors/x.jpg") },
		"a link to nothing":   func(s *site) { link(s, "nothing.jpg", "content/authors/x.jpg") },
		"a link to a device":  func(s *site) { link(s, "/dev/zero", "content/authors/x.jpg") },
		"a pipe":              func(s *site) { pipe(t, filepath.Join(s.dir, "content/authors/x.jpg")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, demo)
			lay(s)
			s.write("content/authors/x.toml", "id = \"x\"\nname = \"X\"\nphoto = \"x.jpg\"\n")
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			if r.Codes["missing-file"] != 1 {
				t.Errorf("%v; want an error about the photo", r.Diags)
			}
		})
	}
	s := newSite(t, demo)
	link(s, secret, "content/static/secret.txt")
	link(s, filepath.Dir(secret), "content/static/folder")
	link(s, filepath.Dir(secret), "content/works/folder")
	link(s, secret, "content/pages/secret.md")
	link(s, secret, "content/works/secret.toml")
	link(s, secret, "theme/partials/secret.html")
	link(s, "../../site.toml", "content/static/settings.txt") // inside the site: the owner's own choice
	pipe(t, filepath.Join(s.dir, "content", "works", "pipe.toml"))
	pipe(t, filepath.Join(s.dir, "content", "static", "pipe"))
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	if r.Codes["no-file"] < 6 {
		t.Errorf("%v; want a warning about each of them", r.Diags)
	}
	for name, text := range s.published() {
		if strings.Contains(text, "a secret of the machine") {
			t.Errorf("%s tells the secret", name)
		}
	}
}

// Static files where pages, feeds and assets are: an error that names both, or the
// static file stands in its own place. Never a page lost without a word.
func TestStaticFilesInTheWay(t *testing.T) {
	for _, name := range []string{
		"index.html", "authors/index.html", "AUTHORS/INDEX.HTML", "works/one/index.html", "works/one", "authors/ada", "404.html", "sitemap.xml", "robots.txt", "feed.xml",
		"about", "about/index.html", "authors", "authors/ada-old/index.html", "Works/One/extra.pdf", ".lectern/manifest", "_redirects", "CNAME", "con", "a\\b", "trailing./x", "works/new.txt",
	} {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, `\.`) {
				t.Skip("no such file name there")
			}
			s := newSite(t, demo)
			s.write("content/static/"+name, "static file")
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			files := s.published()
			switch {
			case r.Errors > 0 && len(files) > 0:
				t.Errorf("an error, and files: %v", r.Diags)
			case r.Errors > 0:
				for _, d := range r.Diags {
					if d.Severity == diag.Error && !strings.Contains(d.Message+d.Place.File, path.Base(name)) {
						t.Errorf("%v does not name the file", d)
					}
				}
			case !strings.HasPrefix(name, ".") && files[name] != "static file" && r.Codes["bad-file-name"] == 0:
				t.Errorf("no error, and not published: %v", r.Diags)
			default:
				for _, page := range []string{"index.html", "authors/index.html", "works/one/index.html", "about/index.html"} {
					if files[page] == "" || files[page] == "static file" {
						t.Errorf("%s is lost without a word", page)
					}
				}
			}
		})
	}
}

// A published folder that is a link is written where it leads; one that leads into
// the site's own folders is refused; links within it are not followed out of it.
func TestOutputThroughLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	s := newSite(t, demo)
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(s.dir, "public")); err != nil {
		t.Skip(err)
	}
	s.build()
	clean := newSite(t, demo)
	clean.build()
	sameTree(t, readTree(t, elsewhere), clean.published())
	if info, err := os.Lstat(filepath.Join(s.dir, "public")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}

	s = newSite(t, demo)
	if err := os.Symlink("content", filepath.Join(s.dir, "public")); err != nil {
		t.Fatal(err)
	}
	before := readTree(t, filepath.Join(s.dir, "content"))
	if _, err := s.try(); err == nil {
		t.Error("the site was written into its own content")
	}
	sameTree(t, readTree(t, filepath.Join(s.dir, "content")), before)

	s = newSite(t, demo)
	victim := t.TempDir()
	if err := os.Mkdir(filepath.Join(s.dir, "public"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(s.dir, "public", "works")); err != nil {
		t.Fatal(err)
	}
	r, err := s.try()
	if files := readTree(t, victim); len(files) > 0 {
		t.Errorf("%d files were written through a link within the published folder", len(files))
	}
	if err == nil && r.Errors == 0 {
		t.Error("the link in the way was not reported")
	}
}

// Files of records by odd names: published beside the record's page under a name that
// every server takes, and linked, or refused.
func TestOddFileNames(t *testing.T) {
	for _, name := range []string{
		"a b.png", "a#b.png", "a?b.png", "a%2fb.png", "a&b.png", "é.png", "index.html", "con.png", "a:b.png", "a<b>.png", "\"a.png", "'a.png", ".png", "a..png", "a.png.", "日本.png",
		"INDEX.HTML", "javascript:x.png", "-a.png", "~a.png", "😀.png", strings.Repeat("x", 240) + ".png", "a.html", "a.svg", "e\u0301.png", "works/one/index.html",
	} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, `#?:<>"`) {
			continue
		}
		s := newSite(t, demo)
		s.write("content/authors/"+name, "bytes of the file")
		s.write("content/authors/x.json", fmt.Sprintf(`{"id": "x", "name": "X", "photo": %q, "links": [{"url": %[1]q}]}`, name))
		r, err := s.try()
		if err != nil {
			t.Errorf("%q: the machine failed: %v", name, err)
			continue
		}
		files := s.published()
		if r.Errors > 0 {
			if len(files) > 0 || r.Diags[0].Place.File == "" {
				t.Errorf("%q: %v", name, r.Diags)
			}
			if composed := norm.NFC.String(name); composed != name {
				t.Errorf("%q: %v", name, r.Diags)
			}
			continue
		}
		checkLinks(t, files, "/")
		checkHarmless(t, name, files["authors/x/index.html"])
		copies := 0
		for file, text := range files {
			if text == "bytes of the file" && strings.HasPrefix(file, "authors/x/") {
				copies++
			}
		}
		if copies != 1 || !strings.Contains(files["authors/x/index.html"], "<h1") {
			t.Errorf("%q has %d copies", name, copies)
		}
	}
}
