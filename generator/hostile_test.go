package generator

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/page"
	"lectern/generator/scholar"
)

// A field of a record, as records write it.
type field struct {
	path []string // of keys
	list []bool   // whether the value of the key stands in a list
	tag  reflect.StructTag
	typ  reflect.Type
}

// fieldsOf lists the fields of a kind of record that hold strings or texts, those of
// the tables within it among them.
func fieldsOf(typ reflect.Type, above field) []field {
	var all []field
	for i := range typ.NumField() {
		f := typ.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		if option == "inline" {
			all = append(all, fieldsOf(f.Type, above)...)
			continue
		}
		if key == "" || key == "-" {
			continue
		}
		inner, list := f.Type, f.Type.Kind() == reflect.Slice
		if list {
			inner = inner.Elem()
		}
		at := field{append(slices.Clone(above.path), key), append(slices.Clone(above.list), list), f.Tag, inner}
		switch {
		case inner == reflect.TypeFor[scholar.Text](), inner == reflect.TypeFor[scholar.Markdown](), inner.Kind() == reflect.String:
			all = append(all, at)
		case inner.Kind() == reflect.Struct && inner != reflect.TypeFor[scholar.Date]():
			all = append(all, fieldsOf(inner, at)...)
		}
	}
	return all
}

// set puts a value into a record at a field.
func (f field) set(record map[string]any, value any) {
	for i, key := range f.path {
		last := i == len(f.path)-1
		if last {
			if f.list[i] {
				value = []any{value}
			}
			record[key] = value
			return
		}
		inner, _ := record[key].(map[string]any)
		if list, ok := record[key].([]any); ok {
			inner, _ = list[0].(map[string]any)
		}
		if inner == nil {
			inner = map[string]any{}
			record[key] = inner
			if f.list[i] {
				record[key] = []any{inner}
			}
		}
		record = inner
	}
}

func (f field) String() string { return strings.Join(f.path, ".") }

// entities are the kinds of records, by their folders.
func entities() map[string]reflect.Type {
	return map[string]reflect.Type{
		"works": reflect.TypeFor[scholar.Work](), "authors": reflect.TypeFor[scholar.Author](), "topics": reflect.TypeFor[scholar.Topic](),
		"institutions": reflect.TypeFor[scholar.Institution](), "venues": reflect.TypeFor[scholar.Venue](),
	}
}

// scripts are the ways to have something run that one field can be written in.
func scripts() []string {
	return []string{
		`<script>alert(1)</script><svg onload=alert(1)><iframe src=//x></iframe></title></style></textarea>`,
		`&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img src=x onerror=alert(1)&amp;gt; &#60;script&#62;`,
		`<a href="javascript:alert(1)" onclick=alert(1)>x</a> <a href="&#106;avascript:alert(1)">y</a> <a href=" java&Tab;script&colon;alert(1)">z</a>`,
		`\href{javascript:alert(1)}{x} \url{JaVaScRiPt:alert(1)} \href{https://example.org/" onmouseover="alert(1)}{y} $\href{javascript:alert(1)}{z}$`,
		`[x](javascript:alert(1)) ![y](javascript:alert(1)) [z](<java script:alert(1)>) [w](&#x6A;avascript:alert(1)) <javascript:alert(1)>`,
		"[a]: javascript:alert(1)\n[a] ![b](x \"\" onerror=alert(1)) [c](data:text/html,<script>alert(1)</script>) [d](vbscript:x) [e](\tjavascript:alert(1))",
		`$x<script>alert(1)</script>$ $$\text{<img src=x onerror=alert(1)>}$$ \(\unicode{<b>}\) \begin{x}</math><script>alert(1)</script>\end{x}`,
		`"><script>alert(1)</script> '><img src=x onerror=alert(1)> {{.}} {{template "base" .}} ]]> --> <!-- <![CDATA[<script>]]> javascript:alert(1)`,
		`<jats:ext-link xlink:href="javascript:alert(1)">x</jats:ext-link> <math href="javascript:alert(1)"><mtext><script>alert(1)</script></mtext></math> <sub onclick=x>y</sub>`,
	}
}

// Every text of every kind of record, written so as to run a script.
func TestScriptInEveryText(t *testing.T) {
	filled := 0
	s := newSite(t, demo)
	for folder, typ := range entities() {
		for n, script := range scripts() {
			record := map[string]any{}
			for _, f := range fieldsOf(typ, field{}) {
				if f.String() == "links.url" {
					f.set(record, "https://example.org/")
				}
				plain := f.tag.Get("scheme") == "" && f.tag.Get("oneof") == "" && !strings.Contains(string(f.tag), `format:"`)
				named := f.typ.Name() == "WorkType" || f.typ.Name() == "WorkStatus"
				if plain && !named && !slices.Contains([]string{"id", "part_of", "version_of", "parent", "broader", "former_ids"}, f.path[len(f.path)-1]) {
					f.set(record, script)
					filled++
				}
			}
			record["id"], record["date"], record["status"] = fmt.Sprintf("hostile-%s-%d", folder, n), "2024", "retracted"
			record["former_ids"] = []string{"former " + script}
			record["extra"] = map[string]any{"x": script, script: script}
			switch folder {
			case "works":
				record["topics"] = []string{fmt.Sprintf("hostile-topics-%d", n), script}
			case "authors":
				record["status"] = "staff"
				record["public"] = []string{"phone", "room"}
				fallthrough
			default:
				delete(record, "date")
				if folder != "authors" {
					delete(record, "status")
				}
			}
			src, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			s.write(fmt.Sprintf("content/%s/hostile-%d.json", folder, n), string(src))
		}
	}
	for n, script := range scripts() {
		title, _ := json.Marshal(script)
		s.write(fmt.Sprintf("content/pages/hostile-%d.md", n), "+++\ntitle = "+string(title)+"\nsummary = "+string(title)+"\ndate = \"2024-01-02\"\n+++\n\n"+script+"\n\n# "+script+"\n\n> "+script+"\n\n| a |\n|---|\n| "+script+" |\n")
	}
	if filled < 500 {
		t.Errorf("only %d fields were filled", filled)
	}
	s.edit("site.toml", `title = "Demo"`, `title = "<script>alert(1)</script> \" onload=alert(1)"
description = "</script><script>alert(1)</script>"`)
	s.build()
	files := s.published()
	for folder := range entities() {
		if files[folder+"/hostile-"+folder+"-0/index.html"] == "" {
			t.Errorf("the hostile pages of %s are missing", folder)
		}
	}
	for name, text := range files {
		if path.Ext(name) == ".html" {
			checkHarmless(t, name, text)
		}
	}
}

// addresses run something, or leave the web.
func addresses() []string {
	return []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "\njavascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
		"\u0001javascript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml;base64,PHN2Zz4=",
		"vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example/x", `https:\\evil.example`, "https://user@example.org/", "blob:x", "view-source:x", "https://example.org/\" onclick=\"alert(1)",
		"../../../../etc/passwd", "/etc/passwd", `..\..\site.toml`, "C:\\site.toml", "static/../../site.toml", ".", "..", "works", "\u0000", "%2e%2e/%2e%2e/site.toml", "javascript:alert(1).pdf",
	}
}

// Every field that becomes an address or names a file: what is not of the web or not
// in content/ is an error at its place.
func TestHostileAddressInEveryField(t *testing.T) {
	tried := 0
	for folder, typ := range entities() {
		for _, f := range fieldsOf(typ, field{}) {
			format := f.tag.Get("format")
			if !strings.Contains(format, "url") && !strings.Contains(format, "file") {
				continue
			}
			s := newSite(t, demo)
			for i, address := range addresses() {
				record := map[string]any{"id": fmt.Sprintf("h%d", i), "name": "N", "title": "T"}
				f.set(record, address)
				src, _ := json.MarshalIndent(record, "", "  ")
				s.write(fmt.Sprintf("content/%s/hostile-%02d.json", folder, i), string(src))
			}
			var ds diag.List
			b, err := newBuild(s.opt)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
			b.close()
			for _, d := range b.report.Diags {
				ds.Add(d)
			}
			for i, address := range addresses() {
				file := fmt.Sprintf("content/%s/hostile-%02d.json", folder, i)
				refused := slices.ContainsFunc(ds.Sorted(), func(d diag.Diagnostic) bool {
					return (d.Severity == diag.Error || d.Code == "control-character") && d.Place.File == file && d.Place.Line > 1 && d.Place.Column > 1
				})
				harmless := format == "text-or-url" && !looksLikeAddress(address)
				if !refused && !harmless {
					t.Errorf("%s %s (%s): %q is taken", folder, f, format, address)
				}
				tried++
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d addresses were tried", tried)
	}
}

// looksLikeAddress reports whether a field that is a text or an address would become
// a link: not where the colon is no part of a scheme.
func looksLikeAddress(s string) bool {
	scheme, _, found := strings.Cut(strings.TrimSpace(s), ":")
	return strings.HasPrefix(s, "//") || found && !strings.ContainsAny(scheme, "\n\t &\u0001/\\.")
}

// Whatever an id is, its record has a page of its own inside the output, or a
// diagnostic with its place.
func TestEveryHostileID(t *testing.T) {
	ids := []string{
		"../../etc/passwd", "CON", ".", "..", "...", "a/b", `a\b`, "İ", "😀😀", strings.Repeat("x", 10<<10), strings.Repeat("é", 5<<10), "nul\u0000l", "tab\tbed", "line\nbreak",
		"bell\a", "esc\x1b[31m", "dot.", "dots...", "space ", "~", "-", "--", "a--b", "index.html", "index", "page", "feed", "Feed.XML", "404", "aux.txt", "com1", "LPT9", "a:b", "a?b#c", "a%2fb",
		"<script>", `"onload="x`, "{{.}}", "${x}", "$(x)", "`x`", "\u202eabc", "\u200b", "\ufeffx", "ﬁ", "ｗｉｄｅ", "ẞ", "ß", "ss", "Ⅷ", "क्षि", "مرحبا", "שלום", "日本語", "한국어", "Ω", "ω", "Müller", "Muller", "MÜLLER", "Mu\u0308ller2",
	}
	s := newSite(t, demo)
	for folder := range entities() {
		var lines strings.Builder
		for i, id := range ids {
			record := map[string]any{"id": id, "name": fmt.Sprintf("Number Q%dQ", i)}
			if folder == "works" {
				record = map[string]any{"id": id, "title": record["name"], "venue": id, "topics": []string{id}, "authors": []any{map[string]any{"id": id}}}
			}
			line, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&lines, "%s\n", line)
		}
		s.write("content/"+folder+"/hostile.jsonl", lines.String())
	}
	before := readTree(t, s.dir)
	s.build()
	after := readTree(t, s.dir)
	for name := range after {
		if _, old := before[name]; !old && !strings.HasPrefix(name, "public/") && !strings.HasPrefix(name, ".lectern/") {
			t.Errorf("%s was written", name)
		}
	}
	headings := regexp.MustCompile(`<h1[^>]*>[^\n]{0,80}?Number Q([0-9]+)Q`)
	pages := map[string]int{} // by folder and number
	for name, text := range s.published() {
		folder, _, _ := strings.Cut(name, "/")
		if found := headings.FindStringSubmatch(text); found != nil {
			pages[folder+found[1]]++
		}
		if !plainPath(name) {
			t.Errorf("the path %q is not plain", name)
		}
	}
	for folder := range entities() {
		for i, id := range ids {
			if n := pages[fmt.Sprint(folder, i)]; n != 1 {
				t.Errorf("%s of the id %.40q have %d pages", folder, id, n)
			}
		}
	}
}

// plainPath reports whether every file system and server takes a path.
func plainPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		if part == "" || strings.HasSuffix(part, ".") || len(part) > 100 || slices.Contains([]string{"con", "aux", "nul", "prn", "com1", "lpt9"}, stem) {
			return false
		}
	}
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789._-/") == ""
}

// Ids that must not be: each alone, since one error is enough to stop a build.
func TestIDsThatAreErrors(t *testing.T) {
	for name, files := range map[string][2]string{
		"empty":                     {`{"id": "", "title": "T"}`},
		"blank":                     {`{"id": " \t", "title": "T"}`},
		"only control characters":   {`{"id": "\u0000\u0007", "title": "T"}`},
		"a number":                  {`{"id": 7, "title": "T"}`},
		"twice in a file":           {"[{\"id\": \"x\", \"title\": \"T\"},\n {\"id\": \"x\", \"title\": \"U\"}]"},
		"twice in two files":        {`{"id": "x", "title": "T"}`, `{"id": "x", "title": "U"}`},
		"twice but for composition": {`{"id": "\u00fc", "title": "T"}`, `{"id": "u\u0308", "title": "U"}`},
		"twice but for a space":     {`{"id": "x y", "title": "T"}`, `{"id": " x  y", "title": "U"}`},
	} {
		s := newSite(t, demo)
		for i, text := range files {
			if text != "" {
				s.write(fmt.Sprintf("content/works/hostile-%d.json", i), text)
			}
		}
		r, err := s.try()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.Errors != 1 || r.Diags[0].Place.Line == 0 || r.Diags[0].Place.Column == 0 || r.Diags[0].Message == "" {
			t.Errorf("%s: %v", name, r.Diags)
		}
		if len(s.published()) > 0 {
			t.Errorf("%s: files were written", name)
		}
	}
}

// scripted are names in twenty scripts.
func scripted() []string {
	return []string{
		"Ada Lovelace", "Пафнутий Чебышёв", "Ἀρχιμήδης", "王小云", "佐藤 幹夫", "さとう みきお", "サトウ ミキオ", "김민형", "محمد بن موسى الخوارزمي", "רבי לוי בן גרשון",
		"श्रीनिवास रामानुजन्", "শকুন্তলা দেবী", "ஸ்ரீநிவாச ராமானுஜன்", "శ్రీనివాస", "ಶ್ರೀನಿವಾಸ", "ശ്രീനിവാസ", "ศรีนคร วิทยา", "Անանիա Շիրակացի", "გიორგი", "ግዕዝ ተስፋ", "မြန်မာ", "ខ្មែរ", "བོད་ཡིག", "ᏣᎳᎩ", "ᠮᠣᠩᠭᠣᠯ",
		"Müller", "Muller", "MÜLLER", "Mu\u0308ller", "Łukasz Żółć", "Ğüneş İpek", "Nguyễn Văn A", "Ó Súilleabháin, Seán", "𝓐𝓭𝓪", "👩‍🔬 Lab",
	}
}

// Each name stands as it is on the page of its author and its work; the three
// Müllers are told apart or reported, never mixed.
func TestNamesInTwentyScripts(t *testing.T) {
	s := newSite(t, demo)
	var works strings.Builder
	for i, name := range scripted() {
		line, _ := json.Marshal(map[string]any{"id": fmt.Sprintf("w%d", i), "title": "On " + name, "authors": []string{name}})
		fmt.Fprintf(&works, "%s\n", line)
	}
	s.edit("site.toml", `title = "Demo"`, "title = \"Demo\"\nauthor_pages = \"all\"")
	s.write("content/works/scripts.jsonl", works.String())
	s.write("content/authors/mueller.toml", "[[author]]\nid = \"mueller-1\"\nname = \"Müller\"\n[[author]]\nid = \"mueller-2\"\nname = \"Muller\"\n")
	s.build()
	files := s.published()
	for i, name := range scripted() {
		text := files[fmt.Sprintf("works/w%d/index.html", i)]
		if strings.Contains(name, "\u0308") {
			name = "Müller"
		}
		if !strings.Contains(text, "<h1 class=\"p-name\">On "+name+"</h1>") || strings.Count(text, name) < 3 {
			t.Errorf("%s is not named on its work", name)
		}
	}
	exact := func(id, name string) bool { return strings.Contains(files["authors/"+id+"/index.html"], "On "+name) }
	if !exact("mueller-1", "Müller") || exact("mueller-1", "Muller") || !exact("mueller-2", "Muller") || exact("mueller-2", "Müller") {
		t.Error("Müller and Muller are mixed")
	}
	if exact("mueller-1", "MÜLLER") || exact("mueller-2", "MÜLLER") {
		t.Error("MÜLLER fits two and was given to one")
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") && !plainPath(name) {
			t.Errorf("%q is no plain path: %.60s", name, text)
		}
	}
}

// Every field of every kind with a value of every wrong type: a diagnostic with a
// place, or a page; never a crash.
func TestWrongTypesEverywhere(t *testing.T) {
	values := []string{`null`, `true`, `-1`, `1.5e300`, `""`, `"x"`, `[]`, `[null]`, `[[["x"]]]`, `{}`, `{"en": null}`, `{"id": {"id": 1}}`, `[{"name": [], "url": 1, "start": {}}]`}
	s := newSite(t, demo)
	for folder, typ := range entities() {
		var lines strings.Builder
		for i := range typ.NumField() {
			key, _, _ := strings.Cut(typ.Field(i).Tag.Get("key"), ",")
			if key == "" || key == "-" {
				continue
			}
			for n, value := range values {
				kind := strings.TrimSuffix(folder, "s")
				fmt.Fprintf(&lines, "{\"id\": \"%s-%d\", \"kind\": %q, \"name\": \"N\", \"title\": \"T\", %q: %s}\n", key, n, kind, key, value)
			}
		}
		s.write("content/imported/wrong-"+folder+".jsonl", lines.String())
	}
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diags {
		if d.Severity == diag.Error || d.Place.Line == 0 || d.Place.Column == 0 || d.Message == "" {
			t.Errorf("%v", d)
		}
	}
	if r.Warnings < 500 || r.Pages[page.Work] < 100 {
		t.Errorf("%d warnings and %d pages of works", r.Warnings, r.Pages[page.Work])
	}
}
